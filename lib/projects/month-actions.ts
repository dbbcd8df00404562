"use server";

import { action } from "@/lib/auth/action";
import { answerReturnInput, closeMonthInput, returnCellInput } from "./month-input";
import * as closing from "./months/closing";
import * as returns from "./months/returns";

export const returnCell = action("progress.return", returnCellInput, returns.returnCell);

export const answerReturn = action("progress.report", answerReturnInput, returns.answerReturn);

export const closeMonth = action("month.close", closeMonthInput, closing.closeMonth);

"use server";

import { z } from "zod";
import { action } from "@/lib/auth/action";
import { searchesOf } from "@/lib/auth/rate";
import { codeText, formKey, versionNumber } from "@/lib/fields/parts";
import * as deals from "./deal-commands";
import * as stages from "./deal-stage-commands";
import * as holdings from "./holding-commands";
import {
  dealInput,
  endInput,
  fileOrNone,
  leverageInput,
  newDealInput,
  resumeInput,
  roundRevisionInput,
  rowTarget,
  setBackInput,
  stageInput,
  valuationInput,
} from "./input";
import { citableProjects } from "./options";

export const logDeal = action(
  "deal.log",
  newDealInput.extend({ key: formKey }),
  (viewer, { key, ...entry }) => deals.logDeal(viewer, entry, key),
);

export const reviseDeal = action(
  "deal.revise",
  z.strictObject({ code: codeText, version: versionNumber, deal: dealInput }),
  (viewer, { code, version, deal }) => deals.reviseDeal(viewer, code, version, deal),
);

export const reviseRound = action(
  "deal.revise",
  z.strictObject({ code: codeText, version: versionNumber, round: roundRevisionInput }),
  (viewer, { code, version, round }) => deals.reviseRound(viewer, code, version, round),
);

export const removeDeal = action(
  "deal.remove",
  z.strictObject({ code: codeText, version: versionNumber }),
  (viewer, { code, version }) => deals.removeDeal(viewer, code, version),
);

export const advanceDeal = action("deal.advance", stageInput, stages.advanceDeal);

export const setBackDeal = action("deal.advance", setBackInput, stages.setBackDeal);

export const endDeal = action("deal.end", endInput, stages.endDeal);

export const resumeDeal = action("deal.end", resumeInput, stages.resumeDeal);

const leverage = { capital: leverageInput, fileKey: fileOrNone };

export const logLeverage = action(
  "deal.lever",
  z.strictObject({ key: formKey, code: codeText, ...leverage }),
  (viewer, { key, code, ...capital }) => holdings.logLeverage(viewer, code, capital, key),
);

export const reviseLeverage = action(
  "deal.lever",
  rowTarget.extend(leverage),
  (viewer, { capital, fileKey, ...target }) => holdings.reviseLeverage(viewer, target, { capital, fileKey }),
);

export const removeLeverage = action("deal.lever", rowTarget, holdings.removeLeverage);

export const valueDeal = action(
  "deal.value",
  z.strictObject({ key: formKey, code: codeText, valuation: valuationInput }),
  (viewer, { key, code, valuation }) => holdings.valueDeal(viewer, code, valuation, key),
);

export const reviseDealValue = action(
  "deal.value",
  rowTarget.extend({ valuation: valuationInput }),
  (viewer, { valuation, ...target }) => holdings.reviseDealValue(viewer, target, valuation),
);

export const removeDealValue = action("deal.value", rowTarget, holdings.removeDealValue);

export const searchCitableProjects = action(
  "project.cite",
  z.strictObject({ question: z.string().max(60) }),
  (viewer, { question }) => {
    searchesOf.take(viewer.userId);
    return citableProjects(viewer, question);
  },
);

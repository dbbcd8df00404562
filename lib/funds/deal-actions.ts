"use server";

import { revalidatePath } from "next/cache";
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

const refresh = (code?: string) => revalidatePath(code ? `/funds/deals/${code}` : "/funds/deals");

export const logDeal = action(
  "deal.log",
  newDealInput.extend({ key: formKey }),
  async (viewer, { key, ...entry }) => {
    const code = await deals.logDeal(viewer, entry, key);
    refresh();
    return code;
  },
);

export const reviseDeal = action(
  "deal.revise",
  z.strictObject({ code: codeText, version: versionNumber, deal: dealInput }),
  async (viewer, { code, version, deal }) => {
    await deals.reviseDeal(viewer, code, version, deal);
    refresh(code);
    return code;
  },
);

export const reviseRound = action(
  "deal.revise",
  z.strictObject({ code: codeText, version: versionNumber, round: roundRevisionInput }),
  async (viewer, { code, version, round }) => {
    await deals.reviseRound(viewer, code, version, round);
    refresh(code);
    return code;
  },
);

export const removeDeal = action(
  "deal.remove",
  z.strictObject({ code: codeText, version: versionNumber }),
  async (viewer, { code, version }) => {
    await deals.removeDeal(viewer, code, version);
    refresh();
  },
);

export const advanceDeal = action("deal.advance", stageInput, async (viewer, input) => {
  await stages.advanceDeal(viewer, input);
  refresh(input.code);
});

export const setBackDeal = action("deal.advance", setBackInput, async (viewer, input) => {
  await stages.setBackDeal(viewer, input);
  refresh(input.code);
});

export const endDeal = action("deal.end", endInput, async (viewer, input) => {
  await stages.endDeal(viewer, input);
  refresh(input.code);
});

export const resumeDeal = action("deal.end", resumeInput, async (viewer, input) => {
  await stages.resumeDeal(viewer, input);
  refresh(input.code);
});

const leverage = { capital: leverageInput, fileKey: fileOrNone };

export const logLeverage = action(
  "deal.lever",
  z.strictObject({ key: formKey, code: codeText, ...leverage }),
  async (viewer, { key, code, ...capital }) => {
    await holdings.logLeverage(viewer, code, capital, key);
    refresh(code);
  },
);

export const reviseLeverage = action(
  "deal.lever",
  rowTarget.extend(leverage),
  async (viewer, { capital, fileKey, ...target }) => {
    await holdings.reviseLeverage(viewer, target, { capital, fileKey });
    refresh(target.code);
  },
);

export const removeLeverage = action("deal.lever", rowTarget, async (viewer, target) => {
  await holdings.removeLeverage(viewer, target);
  refresh(target.code);
});

export const valueDeal = action(
  "deal.value",
  z.strictObject({ key: formKey, code: codeText, valuation: valuationInput }),
  async (viewer, { key, code, valuation }) => {
    await holdings.valueDeal(viewer, code, valuation, key);
    refresh(code);
  },
);

export const reviseDealValue = action(
  "deal.value",
  rowTarget.extend({ valuation: valuationInput }),
  async (viewer, { valuation, ...target }) => {
    await holdings.reviseDealValue(viewer, target, valuation);
    refresh(target.code);
  },
);

export const removeDealValue = action("deal.value", rowTarget, async (viewer, target) => {
  await holdings.removeDealValue(viewer, target);
  refresh(target.code);
});

export const searchCitableProjects = action(
  "project.cite",
  z.strictObject({ question: z.string().max(60) }),
  (viewer, { question }) => {
    searchesOf.take(viewer.userId);
    return citableProjects(viewer, question);
  },
);

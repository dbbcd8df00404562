"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/lib/auth/action";
import { searchesOf } from "@/lib/auth/rate";
import { codeText, formKey, idNumber, versionNumber } from "@/lib/fields/parts";
import * as funds from "./commands";
import * as commitments from "./commitment-commands";
import * as holdings from "./holding-commands";
import { callInput, commitmentInput, fundInput, rowTarget, valuationInput } from "./input";
import { findDeals, findFunds } from "./queries";

const refresh = (code?: string) => revalidatePath(code ? `/funds/${code}` : "/funds");
const question = z.strictObject({ question: z.string().max(60) });

export const logFund = action(
  "fund.log",
  z.strictObject({ key: formKey, fund: fundInput }),
  async (viewer, { key, fund }) => {
    const code = await funds.logFund(viewer, fund, key);
    refresh();
    return code;
  },
);

export const reviseFund = action(
  "fund.revise",
  z.strictObject({ code: codeText, version: versionNumber, fund: fundInput }),
  async (viewer, { code, version, fund }) => {
    await funds.reviseFund(viewer, code, version, fund);
    refresh(code);
    return code;
  },
);

export const removeFund = action(
  "fund.remove",
  z.strictObject({ code: codeText, version: versionNumber }),
  async (viewer, { code, version }) => {
    await funds.removeFund(viewer, code, version);
    refresh();
  },
);

export const logCommitment = action(
  "fund.commit",
  z.strictObject({ key: formKey, code: codeText, commitment: commitmentInput }),
  async (viewer, { key, code, commitment }) => {
    await commitments.logCommitment(viewer, code, commitment, key);
    refresh(code);
  },
);

export const reviseCommitment = action(
  "fund.commit",
  rowTarget.extend({ commitment: commitmentInput }),
  async (viewer, { commitment, ...target }) => {
    await commitments.reviseCommitment(viewer, target, commitment);
    refresh(target.code);
  },
);

export const removeCommitment = action("fund.commit", rowTarget, async (viewer, target) => {
  await commitments.removeCommitment(viewer, target);
  refresh(target.code);
});

export const logCall = action(
  "fund.commit",
  z.strictObject({ key: formKey, code: codeText, commitmentId: idNumber, call: callInput }),
  async (viewer, { key, code, commitmentId, call }) => {
    await commitments.logCall(viewer, code, commitmentId, call, key);
    refresh(code);
  },
);

export const reviseCall = action(
  "fund.commit",
  rowTarget.extend({ call: callInput }),
  async (viewer, { call, ...target }) => {
    await commitments.reviseCall(viewer, target, call);
    refresh(target.code);
  },
);

export const removeCall = action("fund.commit", rowTarget, async (viewer, target) => {
  await commitments.removeCall(viewer, target);
  refresh(target.code);
});

export const valueFund = action(
  "fund.value",
  z.strictObject({ key: formKey, code: codeText, valuation: valuationInput }),
  async (viewer, { key, code, valuation }) => {
    await holdings.valueFund(viewer, code, valuation, key);
    refresh(code);
  },
);

export const reviseFundValue = action(
  "fund.value",
  rowTarget.extend({ valuation: valuationInput }),
  async (viewer, { valuation, ...target }) => {
    await holdings.reviseFundValue(viewer, target, valuation);
    refresh(target.code);
  },
);

export const removeFundValue = action("fund.value", rowTarget, async (viewer, target) => {
  await holdings.removeFundValue(viewer, target);
  refresh(target.code);
});

export const searchFunds = action("fund.read", question, (viewer, asked) => {
  searchesOf.take(viewer.userId);
  return findFunds(viewer, asked.question);
});

export const searchDeals = action("deal.read", question, (viewer, asked) => {
  searchesOf.take(viewer.userId);
  return findDeals(viewer, asked.question);
});

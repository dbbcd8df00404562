"use server";

import { z } from "zod";
import { action } from "@/lib/auth/action";
import { searchesOf } from "@/lib/auth/rate";
import { codeText, formKey, idNumber, versionNumber } from "@/lib/fields/parts";
import * as funds from "./commands";
import * as commitments from "./commitment-commands";
import * as holdings from "./holding-commands";
import { callInput, commitmentInput, fundInput, rowTarget, valuationInput } from "./input";
import { findDeals, findFunds } from "./queries";

const question = z.strictObject({ question: z.string().max(60) });

export const logFund = action(
  "fund.log",
  z.strictObject({ key: formKey, fund: fundInput }),
  (viewer, { key, fund }) => funds.logFund(viewer, fund, key),
);

export const reviseFund = action(
  "fund.revise",
  z.strictObject({ code: codeText, version: versionNumber, fund: fundInput }),
  (viewer, { code, version, fund }) => funds.reviseFund(viewer, code, version, fund),
);

export const removeFund = action(
  "fund.remove",
  z.strictObject({ code: codeText, version: versionNumber }),
  (viewer, { code, version }) => funds.removeFund(viewer, code, version),
);

export const logCommitment = action(
  "fund.commit",
  z.strictObject({ key: formKey, code: codeText, commitment: commitmentInput }),
  (viewer, { key, code, commitment }) => commitments.logCommitment(viewer, code, commitment, key),
);

export const reviseCommitment = action(
  "fund.commit",
  rowTarget.extend({ commitment: commitmentInput }),
  (viewer, { commitment, ...target }) => commitments.reviseCommitment(viewer, target, commitment),
);

export const removeCommitment = action("fund.commit", rowTarget, commitments.removeCommitment);

export const logCall = action(
  "fund.commit",
  z.strictObject({ key: formKey, code: codeText, commitmentId: idNumber, call: callInput }),
  (viewer, { key, code, commitmentId, call }) => commitments.logCall(viewer, code, commitmentId, call, key),
);

export const reviseCall = action(
  "fund.commit",
  rowTarget.extend({ call: callInput }),
  (viewer, { call, ...target }) => commitments.reviseCall(viewer, target, call),
);

export const removeCall = action("fund.commit", rowTarget, commitments.removeCall);

export const valueFund = action(
  "fund.value",
  z.strictObject({ key: formKey, code: codeText, valuation: valuationInput }),
  (viewer, { key, code, valuation }) => holdings.valueFund(viewer, code, valuation, key),
);

export const reviseFundValue = action(
  "fund.value",
  rowTarget.extend({ valuation: valuationInput }),
  (viewer, { valuation, ...target }) => holdings.reviseFundValue(viewer, target, valuation),
);

export const removeFundValue = action("fund.value", rowTarget, holdings.removeFundValue);

export const searchFunds = action("fund.read", question, (viewer, asked) => {
  searchesOf.take(viewer.userId);
  return findFunds(viewer, asked.question);
});

export const searchDeals = action("deal.read", question, (viewer, asked) => {
  searchesOf.take(viewer.userId);
  return findDeals(viewer, asked.question);
});

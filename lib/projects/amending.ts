import "server-only";
import type { Transaction } from "@/db/client";
import { milestones } from "@/db/schema";
import type { Recorder } from "@/lib/audit/change";
import type { Viewer } from "@/lib/auth/viewer";
import { today } from "@/lib/date/day";
import type { NewMilestone, NewMonth } from "./adding";
import { noteRetiering } from "./commands";
import { derivedOf, sizeBands } from "./derived";
import { noteEvent } from "./events";
import type { InvestorInput, ProjectInput } from "./input";
import { replaceInvestors } from "./investors";
import { milestoneAt, setMilestone } from "./milestones/rows";
import { keepFact, keptOf, progressCaches, seriesOf } from "./progress/rows";
import type { Project } from "./reach";
import { refreshStage } from "./stage-cache";

/** What a sheet says of a project that is already known. What it leaves out stays. */
export type Amendment = {
  values: Partial<ProjectInput>;
  /** All investors as they shall be; null leaves them. */
  investors: InvestorInput[] | null;
  milestones: NewMilestone[];
  months: (NewMonth & { fallReason: string | null })[];
  reportedStage: string | null;
  doubtful: boolean;
};

/** Brings a locked project in line with a sheet, as one act with one version. Part of a change that is under way. */
export async function amendProject(
  tx: Transaction,
  viewer: Viewer,
  before: Project,
  amendment: Amendment,
  record: Recorder,
): Promise<Project> {
  const { values, investors, reportedStage, doubtful } = amendment;
  for (const one of amendment.milestones) await amendMilestone(tx, viewer, before, one, record);
  await amendMonths(tx, viewer, before, amendment.months, record);
  const investorNames = investors
    ? await replaceInvestors(tx, viewer, before, investors, record)
    : before.investorNames;
  const full = { ...before, ...values };
  const bands = await sizeBands();
  const after = await refreshStage(tx, viewer, before, record, {
    ...values,
    movedOn: today(),
    ...derivedOf(full as never, { code: before.code, investorNames, bands }),
    ...(amendment.months.length > 0 ? progressCaches(before.id) : {}),
    ...(reportedStage === null ? {} : { reportedStage }),
    ...(doubtful ? { stageDoubt: true } : {}),
  });
  await noteRetiering(tx, viewer, before, after);
  await noteEvent(tx, viewer, before.id, { kind: "imported", fromValue: before.stage, toValue: after.stage });
  return after;
}

/** A planned or an actual day; an actual one is reported anew and waits to be judged. */
async function amendMilestone(
  tx: Transaction,
  viewer: Viewer,
  project: Project,
  one: NewMilestone,
  record: Recorder,
) {
  const before = await milestoneAt(tx, viewer, project, one.stage);
  const reported = one.actualOn
    ? {
        actualOn: one.actualOn,
        actualPrecision: one.actualPrecision,
        reportedBy: viewer.userId,
        reportedAt: new Date().toISOString(),
        passedBy: null,
        passedAt: null,
        returnedBy: null,
        returnedAt: null,
        returnReason: null,
      }
    : {};
  const planned = one.plannedOn ? { plannedOn: one.plannedOn, plannedPrecision: one.plannedPrecision } : {};
  const after = await setMilestone(tx, viewer, before, { ...reported, ...planned });
  record(milestones, before, after, { label: `${project.name} ${one.stage}` });
  if (one.plannedOn && before.plannedOn !== after.plannedOn)
    await noteEvent(tx, viewer, project.id, {
      kind: "planned",
      detail: one.stage,
      fromValue: before.plannedOn,
      toValue: after.plannedOn,
      reason: "导入台账",
    });
}

async function amendMonths(
  tx: Transaction,
  viewer: Viewer,
  project: Project,
  months: Amendment["months"],
  record: Recorder,
) {
  if (months.length === 0) return;
  const { facts } = await keptOf(tx, project.id);
  for (const { month, cumulative, typed, basis, fallReason, ...rest } of months) {
    const series = seriesOf({ kind: rest.kind, origin: rest.origin ?? "", currency: rest.currency ?? "CNY" });
    const stored = facts.find(
      (fact) =>
        fact.month === month &&
        fact.kind === series.kind &&
        fact.origin === series.origin &&
        fact.currency === series.currency,
    );
    await keepFact(
      tx,
      viewer,
      { project, month, series, stored },
      { cumulative, typed, basis: basis as never, fallReason },
      record,
    );
  }
}

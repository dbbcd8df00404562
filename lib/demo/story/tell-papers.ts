import "server-only";
import type { Transaction } from "@/db/client";
import { evidence, files, promises } from "@/db/schema";
import type { Recorder } from "@/lib/audit/change";
import type { StoredFile } from "@/lib/files/store";
import { parseAmount } from "@/lib/money/amount";
import { type PromiseKind, promiseKinds } from "@/lib/projects/rules";
import type { Milestone } from "@/lib/projects/stage-cache";
import { momentOn, told } from "./calendar";
import type { Cast } from "./cast";
import { hasPaper, paperKey, paperKindOf } from "./papers";
import type { ToldPromise } from "./plot";
import type { Mile, Told } from "./told";

/** The proofs of every step, uploaded by whoever reported it. */
export async function tellPapers(
  tx: Transaction,
  record: Recorder,
  { miles, laid, papers }: { miles: Mile[]; laid: Milestone[]; papers: ReadonlyMap<string, StoredFile> },
): Promise<void> {
  const milestoneOf = new Map(laid.map((one) => [`${one.projectId} ${one.stage}`, one]));
  const proofs = miles
    .filter(({ step }) => hasPaper(step.stage))
    .flatMap((mile) => {
      const { plot, project, step } = mile;
      const stored = papers.get(paperKey(plot.name, step.stage));
      const milestone = milestoneOf.get(`${project.id} ${step.stage}`);
      return stored && milestone ? [{ ...mile, stored, milestone, kind: paperKindOf(step.stage) }] : [];
    });
  const kept = await tx
    .insert(files)
    .values(
      proofs.map(({ stored, project, reporter, step, kind }) => ({
        ...stored,
        originalName: `${kind.replaceAll("/", "或")}.pdf`,
        type: "application/pdf",
        entity: "projects",
        entityId: project.id,
        uploadedBy: reporter,
        uploadedAt: step.reportedAt,
      })),
    )
    .returning();
  const attached = await tx
    .insert(evidence)
    .values(
      proofs.map(({ milestone, kind, step, reporter }, i) => ({
        milestoneId: milestone.id,
        fileId: kept[i]?.id ?? 0,
        kind,
        datedOn: step.on,
        createdBy: reporter,
        updatedBy: reporter,
        createdAt: step.reportedAt,
        updatedAt: step.reportedAt,
      })),
    )
    .returning();
  attached.forEach((one, i) => {
    const { project, step } = proofs[i] as Mile;
    record(evidence, null, one, { label: `${project.name} ${step.stage} ${kept[i]?.originalName}` });
  });
}

/** What was promised, before the project was signed, and what review said of it. */
export async function tellPromises(
  tx: Transaction,
  record: Recorder,
  cast: Cast,
  story: readonly Told[],
): Promise<void> {
  const made = story.flatMap((one) => (one.plot.promises ?? []).map((promise) => ({ ...one, promise })));
  const added = await tx
    .insert(promises)
    .values(made.map((one, i) => promiseOf(cast, one, i)))
    .returning();
  added.forEach((one, i) => {
    const kind = promiseKinds[one.kind as PromiseKind];
    record(promises, null, one, { label: `${made[i]?.project.name} ${kind}` });
  });
}

function promiseOf(
  cast: Cast,
  { promise, project, unit, officer, leadOn }: Told & { promise: ToldPromise },
  i: number,
): typeof promises.$inferInsert {
  const { kind, content, ceiling = "", payer = null, dueOn, review } = promise;
  const parsed = parseAmount(ceiling, { unit: "万元" });
  const reviewedOn = review ? told(review[1]) : null;
  const judge = cast.reviewer(unit) ?? cast.judgeOf(officer.userId);
  const writtenAt = momentOn(leadOn, i);
  return {
    projectId: project.id,
    kind,
    content,
    ceiling: parsed.ok ? parsed.amount : null,
    payer,
    dueOn: dueOn ? told(dueOn) : null,
    review: review?.[0] ?? "none",
    reviewedOn,
    createdBy: officer.userId,
    updatedBy: review ? judge.id : officer.userId,
    createdAt: writtenAt,
    updatedAt: reviewedOn ? momentOn(reviewedOn, i) : writtenAt,
  };
}

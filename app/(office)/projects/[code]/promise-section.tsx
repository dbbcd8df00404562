import { newFormKey } from "@/app/(office)/form/form-key";
import { Badge, type Tone } from "@/app/ui/badge";
import { Card } from "@/app/ui/card";
import type { Viewer } from "@/lib/auth/viewer";
import { showAmount } from "@/lib/money/amount";
import type { Project } from "@/lib/projects/queries";
import { mayOn } from "@/lib/projects/reach";
import {
  isProhibited,
  type PromiseKind,
  promiseKinds,
  type ReviewOutcome,
  reviewNames,
} from "@/lib/projects/rules";
import { promisesOf } from "@/lib/projects/stage-queries";
import { AddPromise, PromiseActions } from "./milestones/promise-actions";

/** What was promised to the investor and what fair-competition review said of it. */
export async function PromiseSection({ viewer, project }: { viewer: Viewer; project: Project }) {
  const promises = await promisesOf(project.id);
  const mayLog = mayOn(viewer, "project.promise", project);
  const mayReview = mayOn(viewer, "project.reviewPromise", project);
  return (
    <Card
      title="政策承诺与公平竞争审查"
      extra={mayLog && <AddPromise code={project.code} formKey={newFormKey()} />}
    >
      {promises.length === 0 && (
        <p className="text-muted">没有登记承诺。税收返还、土地出让金返还等禁止的承诺会阻止正式签约。</p>
      )}
      <ul className="space-y-3">
        {promises.map((promise) => (
          <li
            key={promise.id}
            className="flex flex-wrap items-start justify-between gap-2 border-b border-line pb-3 last:border-0 last:pb-0"
          >
            <div className="min-w-0">
              <p>
                <span className="font-semibold">
                  {promiseKinds[promise.kind as PromiseKind] ?? promise.kind}
                </span>
                <span className="ml-2">
                  <ReviewBadge kind={promise.kind} review={promise.review as ReviewOutcome} />
                </span>
              </p>
              <p className="whitespace-pre-line">{promise.content}</p>
              <p className="text-sm text-muted">
                {[
                  promise.ceiling && `上限 ${showAmount(promise.ceiling as never, "万元")} 万元`,
                  promise.payer,
                  promise.dueOn && `${promise.dueOn} 前`,
                ]
                  .filter(Boolean)
                  .join("，")}
              </p>
            </div>
            <PromiseActions
              code={project.code}
              id={promise.id}
              version={promise.version}
              mayWithdraw={mayLog}
              mayReview={mayReview}
              ownPromise={promise.createdBy === viewer.userId}
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}

const tones = {
  none: "warn",
  harmless: "good",
  excepted: "good",
  refused: "danger",
} as const satisfies Record<ReviewOutcome, Tone>;

function ReviewBadge({ kind, review }: { kind: string; review: ReviewOutcome }) {
  if (isProhibited(kind)) return <Badge tone="danger">禁止事项</Badge>;
  return <Badge tone={tones[review]}>{reviewNames[review]}</Badge>;
}

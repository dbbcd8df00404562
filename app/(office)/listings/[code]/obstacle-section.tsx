import { newFormKey } from "@/app/(office)/form/form-key";
import { Badge } from "@/app/ui/badge";
import { Card } from "@/app/ui/card";
import { reaches } from "@/lib/auth/reach";
import type { Viewer } from "@/lib/auth/viewer";
import { daysBetween, today } from "@/lib/date/day";
import { rawOf } from "@/lib/fields/input";
import { obstacleFields } from "@/lib/listings/fields";
import { type ListingCase, type Obstacle, obstaclesOf } from "@/lib/listings/queries";
import { obstacleKinds, severities } from "@/lib/listings/rules";
import { listUnits } from "@/lib/units/queries";
import { PaperLink } from "./paper-link";
import { ObstacleActions, RaiseObstacle } from "./parts/obstacle-actions";

/** What stands in the way, who owes its removal, by when, and how it was solved. */
export async function ObstacleSection({ viewer, listing }: { viewer: Viewer; listing: ListingCase }) {
  const [obstacles, units] = await Promise.all([obstaclesOf(viewer, listing), listUnits()]);
  const mayRaise = reaches(viewer, "listing.raiseObstacle", listing);
  const mayClose = reaches(viewer, "listing.closeObstacle", listing);
  const departments = units.map(({ id, shortName }) => ({ value: String(id), label: shortName }));
  return (
    <Card
      title="障碍清单"
      extra={
        mayRaise && (
          <RaiseObstacle
            code={listing.code}
            formKey={newFormKey()}
            departments={departments}
            isConfidential={listing.isConfidential}
          />
        )
      }
    >
      {obstacles.length === 0 && <p className="text-muted">没有登记障碍。</p>}
      <ul className="space-y-3">
        {obstacles.map((obstacle) => (
          <li key={obstacle.id} className="keep-together flex items-start justify-between gap-3">
            <ObstacleWords obstacle={obstacle} />
            {(mayRaise || mayClose) && (
              <ObstacleActions
                code={listing.code}
                id={obstacle.id}
                version={obstacle.version}
                isClosed={obstacle.closedOn !== null}
                obstacle={rawOf(obstacleFields, obstacle as never)}
                departments={departments}
              />
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function ObstacleWords({ obstacle }: { obstacle: Obstacle }) {
  const { kind, content, severity, department, dueOn, closedOn, closeNote, file } = obstacle;
  return (
    <div className={closedOn ? "min-w-0 text-muted" : "min-w-0"}>
      <p className="flex flex-wrap items-center gap-2">
        <span className="font-semibold">{obstacleKinds[kind as keyof typeof obstacleKinds] ?? kind}</span>
        {severity && !closedOn && (
          <Badge tone={severity === "high" ? "danger" : "warn"}>
            {severities[severity as keyof typeof severities]}
          </Badge>
        )}
        <Due dueOn={dueOn} closedOn={closedOn} />
        <span className="text-sm text-muted">{department ?? "责任部门未定"}</span>
      </p>
      <p className="whitespace-pre-line">{content}</p>
      {closedOn && (
        <p className="text-sm">
          {closedOn} 销号：{closeNote} <PaperLink file={file} />
        </p>
      )}
    </div>
  );
}

function Due({ dueOn, closedOn }: { dueOn: string | null; closedOn: string | null }) {
  if (closedOn) return <Badge tone="good">已销号</Badge>;
  if (!dueOn) return <Badge>期限未定</Badge>;
  const left = daysBetween(today(), dueOn);
  if (left < 0) return <Badge tone="danger">逾期 {-left} 天</Badge>;
  return (
    <Badge tone={left <= 7 ? "warn" : "neutral"}>
      {dueOn} 前，剩 {left} 天
    </Badge>
  );
}

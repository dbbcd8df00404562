import { Badge } from "@/app/ui/badge";
import { TextLink } from "@/app/ui/link";
import { daysBetween } from "@/lib/date/day";
import type { BoardCard as Card } from "@/lib/listings/board-queries";
import { type SideKind, sideKinds } from "@/lib/listings/rules";
import type { StageChoice } from "./move-dialog";
import { MoveMenu } from "./move-menu";

type Props = {
  card: Card;
  stages: readonly StageChoice[];
  boardWord: string | null;
  today: string;
  mayMove: boolean;
};

/** One candidate: its board, how long it has stood here, what comes next and what stands in the way. */
export function BoardCard({ card, stages, boardWord, today, mayMove }: Props) {
  const days = card.stageOn ? daysBetween(card.stageOn, today) : null;
  const [code = "", plannedOn = ""] = card.next?.split(" ") ?? [];
  const next = stages.find(({ stage }) => stage === code)?.label;
  const isLate = plannedOn !== "" && plannedOn < today;
  return (
    <li className="keep-together rounded border border-line bg-bg p-3">
      <div className="flex flex-wrap items-center gap-1">
        {boardWord && <Badge tone="primary">{boardWord}</Badge>}
        {card.sideState && <Badge tone="warn">{sideKinds[card.sideState as SideKind]}</Badge>}
        {card.isConfidential && <Badge tone="danger">保密</Badge>}
        <span className="ml-auto text-xs text-muted">{card.unit}</span>
      </div>
      <p className="mt-1 font-semibold leading-5">
        <TextLink href={`/listings/${card.code}`}>{card.name}</TextLink>
      </p>
      {next && (
        <p className={isLate ? "text-xs text-danger" : "text-xs text-muted"}>
          下一步 {next}，计划 {plannedOn}
          {isLate && "，已过"}
        </p>
      )}
      <Obstacles count={card.obstacles} overdue={card.overdue} />
      <div className="-mb-1 -mr-2 flex min-h-[28px] items-center justify-between gap-2">
        <span className="text-xs text-muted">{days === null ? "日期未填" : `在本阶段 ${days} 天`}</span>
        {mayMove && (
          <MoveMenu
            target={{ code: card.code, version: card.version, name: card.name, stage: card.stage }}
            stages={stages}
          />
        )}
      </div>
    </li>
  );
}

function Obstacles({ count, overdue }: { count: number; overdue: number }) {
  if (count === 0) return null;
  return (
    <p className={overdue > 0 ? "text-xs text-danger" : "text-xs text-warn"}>
      <span aria-hidden="true">{overdue > 0 ? "■ " : "▲ "}</span>
      障碍 {count} 项{overdue > 0 && `，逾期 ${overdue}`}
    </p>
  );
}

import { Button } from "@/app/ui/button";
import { cx } from "@/app/ui/class-names";
import { TextLink } from "@/app/ui/link";
import type { WaitingMilestones } from "@/lib/projects/today";
import { judgeWords, type MilestoneAct } from "./milestone-judge";

export type MilestoneRowProps = {
  act: MilestoneAct;
  row: WaitingMilestones["rows"][number];
  own: boolean;
  current: boolean;
  ticked: boolean;
  onTick: () => void;
  onFocus: () => void;
  onJudge: () => void;
  onReturn: () => void;
};

/** One waiting milestone; the row the keys act on is the one in a tint. */
export function MilestoneRow(props: MilestoneRowProps) {
  const { act, row, own, current, ticked, onTick, onFocus, onJudge, onReturn } = props;
  return (
    <tr className={cx(current && "bg-primary-tint")} aria-current={current || undefined} onFocus={onFocus}>
      <td>
        <input
          type="checkbox"
          className="tick no-print mt-[3px]"
          aria-label={`勾选${row.name} ${row.label}`}
          title={own ? "不能办理自己填报的节点" : undefined}
          disabled={own}
          checked={ticked}
          onChange={onTick}
        />
      </td>
      <td className="whitespace-nowrap">
        <TextLink href={row.href}>{row.label}</TextLink>
      </td>
      <td>
        <span className="mr-2 text-muted">{row.unit}</span>
        {row.name}
      </td>
      <td className="whitespace-nowrap">{row.actualOn ?? "—"}</td>
      <td className="whitespace-nowrap">{row.reportedBy ?? "—"}</td>
      <td className="whitespace-nowrap">{row.papers > 0 ? `${row.papers} 份` : "没有材料"}</td>
      <td className="whitespace-nowrap">{row.days} 天</td>
      <td>
        <div className="flex justify-end gap-2">
          <Button
            size="small"
            look="primary"
            disabledReason={own ? "不能办理自己填报的节点" : undefined}
            onClick={onJudge}
          >
            {judgeWords[act]}
          </Button>
          <Button size="small" onClick={onReturn}>
            退回
          </Button>
        </div>
      </td>
    </tr>
  );
}

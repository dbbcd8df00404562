import { Card } from "@/app/ui/card";
import { TextLink } from "@/app/ui/link";
import { addDays } from "@/lib/date/day";
import { showYi } from "@/lib/money/yuan";
import { type Change, moveNames, type ThisWeek } from "@/lib/projects/change-queries";
import type { Unit } from "@/lib/units/queries";
import { type Ask, changesHref } from "./address";

type Labels = ReadonlyMap<string, string>;
type Names = ReadonlyMap<number, string>;

const shownAtOnce = 100;

const more = (n: number) =>
  n > shownAtOnce && (
    <p className="border-t border-line px-4 py-2 text-sm text-muted">另有 {n - shownAtOnce} 个没有列出。</p>
  );

const Name = ({ change: { open, code, name } }: { change: Change }) =>
  open ? <TextLink href={`/projects/${code}`}>{name}</TextLink> : <span>{name}</span>;

/** The rows behind one part of the bridge. */
export function MovedRows({ ask, week, units }: { ask: Ask; week: ThisWeek; units: readonly Unit[] }) {
  const unit = units.find(({ code }) => code === ask.unit);
  const names: Names = new Map(units.map(({ id, shortName }) => [id, shortName]));
  const rows = week.changes.flatMap((change) =>
    change.moves
      .filter(({ kind, unitId }) => kind === ask.kind && (!unit || unitId === unit.id))
      .map((move) => ({ change, move })),
  );
  const kind = ask.kind ? moveNames[ask.kind] : "";
  return (
    <div id="rows">
      <Card
        flush
        title={`${unit?.shortName ?? "合计"}：${kind} ${rows.length} 个`}
        extra={<TextLink href={changesHref(ask, { kind: null, unit: null })}>收起</TextLink>}
      >
        <table className="table w-full">
          <caption className="sr-only">{kind}的项目</caption>
          <thead>
            <tr>
              <th scope="col">项目</th>
              <th scope="col">单位</th>
              <th scope="col" className="!text-right">
                原总投资（亿元）
              </th>
              <th scope="col" className="!text-right">
                现总投资（亿元）
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shownAtOnce).map(({ change, move }) => (
              <tr key={`${change.id} ${move.unitId}`}>
                <th scope="row" className="font-normal">
                  <Name change={change} />
                </th>
                <td className="whitespace-nowrap">{names.get(move.unitId)}</td>
                <td className="!text-right tabular-nums">
                  {change.before === null ? "—" : showYi(change.before)}
                </td>
                <td className="!text-right tabular-nums">
                  {change.after === null ? "—" : showYi(change.after)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {more(rows.length)}
      </Card>
    </div>
  );
}

type AdvancedProps = { id: string; title: string; changes: readonly Change[]; names: Names; stages: Labels };

export function AdvancedTable({ id, title, changes, names, stages }: AdvancedProps) {
  const word = (stage: string | null) => (stage ? (stages.get(stage) ?? stage) : "");
  return (
    <div id={id} className="min-w-0">
      <Card flush title={`${title} ${changes.length} 个`}>
        {changes.length === 0 ? (
          <p className="p-4 text-muted">这段时间没有项目{title === "有推进" ? "推进阶段" : "回退"}。</p>
        ) : (
          <div className="max-h-[520px] overflow-y-auto">
            <table className="table w-full">
              <caption className="sr-only">{title}的项目</caption>
              <thead>
                <tr>
                  <th scope="col">项目</th>
                  <th scope="col">单位</th>
                  <th scope="col">阶段</th>
                </tr>
              </thead>
              <tbody>
                {changes.slice(0, shownAtOnce).map((change) => (
                  <tr key={change.id}>
                    <th scope="row" className="font-normal">
                      <Name change={change} />
                    </th>
                    <td className="whitespace-nowrap">{names.get(change.unitId)}</td>
                    <td className="whitespace-nowrap">
                      {word(change.from)} → {word(change.to)}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {more(changes.length)}
      </Card>
    </div>
  );
}

type SilentProps = {
  silent: ThisWeek["silent"];
  ask: Ask;
  stages: Labels;
};

export function SilentTable({ silent: { rows, total }, ask, stages }: SilentProps) {
  const { since, until, carrier, chain } = ask;
  const before = since.day;
  const ledger = new URLSearchParams({
    ...{ status: "active,slow,stalled,moved", moved: `..${addDays(before, -1)}`, sort: "movedOn" },
    ...(carrier && { unit: carrier }),
    ...(chain && { chain }),
  });
  return (
    <div id="silent">
      <Card
        flush
        title={`${until ? `截至 ${until} ` : ""}没有更新 ${total} 个`}
        extra={
          total > rows.length &&
          (until ? (
            <span className="text-sm text-muted">列出最久的 {rows.length} 个</span>
          ) : (
            <TextLink href={`/projects?${ledger}`}>看全部</TextLink>
          ))
        }
      >
        {total === 0 ? (
          <p className="p-4 text-muted">在推进的项目都有新情况。</p>
        ) : (
          <table className="table w-full">
            <caption className="sr-only">
              {before} 以来{until && `到 ${until} `}没有更新的项目
            </caption>
            <thead>
              <tr>
                <th scope="col">项目</th>
                <th scope="col">单位</th>
                <th scope="col">阶段</th>
                <th scope="col">最近更新</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ code, name, unit, stage, movedOn }) => (
                <tr key={code}>
                  <th scope="row" className="font-normal">
                    <TextLink href={`/projects/${code}`}>{name}</TextLink>
                  </th>
                  <td className="whitespace-nowrap">{unit}</td>
                  <td className="whitespace-nowrap">{stages.get(stage) ?? stage}</td>
                  <td className="whitespace-nowrap tabular-nums">{movedOn}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Card>
    </div>
  );
}

import { type BridgeBar, BridgeChart } from "@/app/ui/bridge-chart";
import { Card } from "@/app/ui/card";
import { TextLink } from "@/app/ui/link";
import { showYi } from "@/lib/money/yuan";
import {
  type Bridge,
  type MoveKind,
  moveNames,
  type Stock,
  type ThisWeek,
} from "@/lib/projects/change-queries";
import type { Unit } from "@/lib/units/queries";
import { type Ask, changesHref } from "./address";

type Props = { ask: Ask; week: ThisWeek; units: readonly Unit[] };
type Measure = Ask["measure"];

/** 期初 + 新增 − 终止 ± 调整 = 期末, for count or amount, in total and per unit, each part opening its projects. */
export function BridgeCard({ ask, week, units }: Props) {
  const kinds = Object.keys(moveNames) as MoveKind[];
  const used = kinds.filter((kind) => alwaysShown.includes(kind) || isMoved(week.total, kind));
  const shown = used.filter((kind) => ask.measure === "yuan" || !revisions.includes(kind));
  const rows = units.flatMap((unit) => {
    const bridge = week.byUnit.get(unit.id);
    return bridge ? [{ unit, bridge }] : [];
  });
  const other = ask.measure === "count" ? "yuan" : "count";
  return (
    <Card
      title={ask.measure === "count" ? "在库项目个数" : "在库项目总投资（亿元）"}
      extra={
        <TextLink href={changesHref(ask, { measure: other, kind: null, unit: null })}>
          {other === "yuan" ? "看金额" : "看个数"}
        </TextLink>
      }
    >
      {shown.some((kind) => isMoved(week.total, kind)) && (
        <div className="mb-4">
          <BridgeChart
            label={`期初到期末的变化：${week.total.opening.count} 个到 ${week.total.closing.count} 个，逐项数字见下表`}
            bars={barsOf(week.total, shown, ask.measure)}
          />
        </div>
      )}
      <div className="overflow-x-auto rounded border border-line">
        <table className="table w-full">
          <caption className="sr-only">各单位在库项目的期初、增减与期末</caption>
          <thead>
            <tr>
              <th scope="col">单位</th>
              {["期初", ...shown.map((kind) => moveNames[kind]), "期末"].map((title) => (
                <th key={title} scope="col" className="!text-right">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ unit, bridge }) => (
              <BridgeRow key={unit.id} name={unit.shortName} unit={unit.code} {...{ ask, bridge, shown }} />
            ))}
            {rows.length !== 1 && (
              <BridgeRow name="合计" unit={null} ask={ask} bridge={week.total} shown={shown} />
            )}
          </tbody>
        </table>
      </div>
      <p className="mt-3 text-xs text-muted">
        口径：在库项目是没有终止、合并或作废的项目，暂缓的在内，分期项目按总项目计一次。期初加各项增减等于期末。
        {unknownWords(week.total)}
      </p>
    </Card>
  );
}

const alwaysShown: readonly MoveKind[] = ["new", "ended"];
const revisions: readonly MoveKind[] = ["up", "down"];

const isMoved = ({ parts }: Bridge, kind: MoveKind) => {
  const { count, yuan, unknown } = parts[kind];
  return count !== 0 || yuan !== 0 || unknown !== 0;
};

const unknownWords = ({ opening, closing }: Bridge) =>
  opening.unknown + closing.unknown > 0
    ? `总投资待定的项目计个数、不计金额：期初 ${opening.unknown} 个，期末 ${closing.unknown} 个。`
    : "";

const measured = (stock: Stock, measure: Measure) => (measure === "count" ? stock.count : stock.yuan);
const textOf = (value: number, measure: Measure) => (measure === "count" ? String(value) : showYi(value));
const signed = (value: number, measure: Measure) => `${value > 0 ? "+" : ""}${textOf(value, measure)}`;

function barsOf(
  { opening, parts, closing }: Bridge,
  kinds: readonly MoveKind[],
  measure: Measure,
): BridgeBar[] {
  const begin = measured(opening, measure);
  const total = (label: string, to: number): BridgeBar => ({
    label,
    from: 0,
    to,
    text: textOf(to, measure),
    tone: "total",
  });
  let level = begin;
  const steps = kinds.map((kind): BridgeBar => {
    const change = measured(parts[kind], measure);
    const from = level;
    level += change;
    return {
      label: moveNames[kind],
      from,
      to: level,
      text: signed(change, measure),
      tone: change < 0 ? "down" : "up",
    };
  });
  return [total("期初", begin), ...steps, total("期末", measured(closing, measure))];
}

type RowProps = { name: string; unit: string | null; ask: Ask; bridge: Bridge; shown: readonly MoveKind[] };

function BridgeRow({ name, unit, ask, bridge, shown }: RowProps) {
  const { opening, parts, closing } = bridge;
  const total = unit === null ? "font-semibold" : "font-normal";
  const level = (stock: Stock) => (
    <td className={`!text-right tabular-nums ${total}`}>
      {textOf(measured(stock, ask.measure), ask.measure)}
    </td>
  );
  return (
    <tr>
      <th scope="row" className={`whitespace-nowrap ${total}`}>
        {name}
      </th>
      {level(opening)}
      {shown.map((kind) => {
        const value = measured(parts[kind], ask.measure);
        return (
          <td key={kind} className="!text-right tabular-nums">
            {isMoved(bridge, kind) ? (
              <TextLink href={changesHref(ask, { kind, unit })}>{signed(value, ask.measure)}</TextLink>
            ) : (
              <span className="text-muted">0</span>
            )}
          </td>
        );
      })}
      {level(closing)}
    </tr>
  );
}

import { Badge } from "@/app/ui/badge";
import { SentenceLink, TextLink } from "@/app/ui/link";
import type { ShownFigure, ShownReading } from "@/lib/reports/queries";

/** Indicators under each other: what each means at the left, its readings and their rows at the right. */
export function FigureTable({ figures }: { figures: readonly ShownFigure[] }) {
  return (
    <div className="overflow-x-auto">
      <table className="table w-full">
        <caption className="sr-only">指标、口径与数值</caption>
        <thead>
          <tr>
            <th scope="col">编号</th>
            <th scope="col">指标与公式</th>
            <th scope="col">口径、依据</th>
            <th scope="col" className="!text-right">
              数值
            </th>
            <th scope="col">由哪些记录得出</th>
          </tr>
        </thead>
        {figures.map((figure) => (
          <FigureRows key={figure.code} figure={figure} />
        ))}
      </table>
    </div>
  );
}

function FigureRows({ figure }: { figure: ShownFigure }) {
  const { code, name, formula, caliber, counts, period, readings } = figure;
  return (
    <tbody id={code} className="border-b border-line">
      {readings.map((reading, i) => (
        <tr key={reading.key}>
          {i === 0 && (
            <>
              <td rowSpan={readings.length} className="whitespace-nowrap text-muted">
                {code}
              </td>
              <th scope="rowgroup" rowSpan={readings.length} className="min-w-[180px] max-w-[300px]">
                {name}
                <p className="mt-0.5 text-xs font-normal text-muted">{formula}</p>
                <p className="mt-1 flex flex-wrap gap-1 font-normal">
                  <Badge>{period}</Badge>
                  <Badge>按{counts}计</Badge>
                </p>
              </th>
              <td rowSpan={readings.length} className="min-w-[180px] max-w-[320px] text-xs text-muted">
                {caliber}
              </td>
            </>
          )}
          <ReadingCells reading={reading} />
        </tr>
      ))}
    </tbody>
  );
}

function ReadingCells({ reading }: { reading: ShownReading }) {
  const { value, unit, label, basis, notes, parts, href } = reading;
  return (
    <>
      <td className="whitespace-nowrap !text-right">
        <TextLink href={href} className="text-lg font-semibold tabular-nums">
          {value}
        </TextLink>
        <span className="ml-1 text-xs text-muted">{unit}</span>
      </td>
      <td className="min-w-[260px]">
        {label && <p>{label}</p>}
        <p className="text-xs text-muted">依据：{basis}</p>
        <ul className="text-xs">
          {parts.map((part) => (
            <li key={part.name}>
              <SentenceLink href={part.href}>{part.label}</SentenceLink>
              <span className="ml-1 tabular-nums text-muted">
                {part.count} 个{part.sum && `，${part.sum}`}
              </span>
            </li>
          ))}
        </ul>
        {notes.map((note) => (
          <p key={note} className="text-xs text-warn">
            {note}
          </p>
        ))}
      </td>
    </>
  );
}

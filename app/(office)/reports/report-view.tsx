import { Card } from "@/app/ui/card";
import { cx } from "@/app/ui/class-names";
import { Decimals } from "@/app/ui/decimals";
import { TextLink } from "@/app/ui/link";
import {
  chineseNumber,
  type ReportCell,
  type ReportColumn,
  type ReportContent,
  type ReportTable,
} from "@/lib/export/report-content";

/** A report as a page: the same words and numbers as its files, each number a way to its rows. */
export function ReportView({ content: { title, facts, sections, notes } }: { content: ReportContent }) {
  return (
    <article className="space-y-4" data-report>
      <Card>
        <h2 className="text-center text-2xl font-semibold">{title}</h2>
        <p className="mt-2 flex flex-wrap justify-center gap-x-6 text-sm text-muted">
          {facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </p>
      </Card>
      {sections.map(({ heading, paragraphs, tables }, i) => (
        <Card key={heading} title={`${chineseNumber(i + 1)}、${heading}`}>
          <div className="max-w-form space-y-2 text-lg leading-7">
            {paragraphs.map((text) => (
              <p key={text} data-said>
                {text}
              </p>
            ))}
          </div>
          {tables.map((table, place) => (
            <TableView key={table.title} table={table} number={place + 1} />
          ))}
        </Card>
      ))}
      <Card title={`${chineseNumber(sections.length + 1)}、口径与说明`}>
        <ol className="max-w-form space-y-1 text-sm text-muted">
          {notes.map((note, i) => (
            <li key={note} data-said>{`${i + 1}．${note}`}</li>
          ))}
        </ol>
      </Card>
    </article>
  );
}

const aligns: Readonly<Record<ReportColumn["align"], string>> = {
  start: "",
  center: "!text-center whitespace-nowrap",
  end: "!text-right whitespace-nowrap",
};

function TableView({ table, number }: { table: ReportTable; number: number }) {
  const { title, unitLine, columns, rows, hasTotal, note } = table;
  return (
    <section className="mt-4">
      <div className="mb-1 flex items-baseline justify-between gap-3">
        <h3 className="font-semibold">{`（${chineseNumber(number)}）${title}`}</h3>
        <span className="text-xs text-muted">{unitLine}</span>
      </div>
      <div className="overflow-x-auto rounded border border-line">
        <table className="table w-full">
          <caption className="sr-only">{title}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.title} scope="col" className={aligns[column.align]}>
                  {column.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              <tr
                key={`${row[0]?.shown}${row[1]?.shown}`}
                className={hasTotal && i === 0 ? "bg-subtle font-semibold" : undefined}
              >
                {row.map((cell, place) => (
                  <td
                    key={columns[place]?.title}
                    className={cx(
                      "tabular-nums",
                      place === 0 && "whitespace-nowrap",
                      aligns[columns[place]?.align ?? "start"],
                    )}
                  >
                    <CellView cell={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {note && <p className="mt-1 text-xs text-muted">{`注：${note}。`}</p>}
    </section>
  );
}

function CellView({ cell: { shown, href, format } }: { cell: ReportCell }) {
  if (href && shown !== "0") return <TextLink href={href}>{shown}</TextLink>;
  return format?.includes("0.00") ? <Decimals>{shown}</Decimals> : shown;
}

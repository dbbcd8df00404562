import { Anchor, TextLink } from "@/app/ui/link";
import type { MatrixCell } from "@/lib/funds/figures";
import { showWan, showYi } from "@/lib/money/yuan";
import { axes, cellAddress, type MatrixAsk } from "./matrix-address";
import type { MatrixView } from "./matrix-view";

/** Fund × column, every cell opening the deals behind it; totals are counted for themselves. */
export function MatrixTable({ ask, view }: { ask: MatrixAsk; view: MatrixView }) {
  const { columns, rows, totals, total } = view;
  return (
    <div className="overflow-x-auto rounded-lg border border-line bg-bg">
      <table className="table w-full">
        <caption className="sr-only">
          基金与{axes[ask.axis]}，{ask.from} 至 {ask.to}
        </caption>
        <thead>
          <tr>
            <th scope="col">基金</th>
            {columns.map(({ key, label }) => (
              <th key={key} scope="col" className="num">
                {label}
              </th>
            ))}
            <th scope="col" className="num">
              合计（去重）
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ fundId, name, code, cells, total: own }) => (
            <tr key={fundId}>
              <th scope="row" className="font-normal">
                <TextLink href={`/funds/${code}`}>{name}</TextLink>
              </th>
              {columns.map(({ key, label }, i) => (
                <Cell
                  key={key}
                  cell={cells[i] ?? null}
                  href={cellAddress(ask, { fund: fundId, column: key })}
                  what={`${name} ${label}`}
                />
              ))}
              <Cell cell={own} href={cellAddress(ask, { fund: fundId, column: null })} what={`${name}合计`} />
            </tr>
          ))}
          <tr className="font-semibold">
            <th scope="row">合计（去重）</th>
            {columns.map(({ key, label }, i) => (
              <Cell
                key={key}
                cell={totals[i] ?? null}
                href={cellAddress(ask, { fund: null, column: key })}
                what={`${label}合计`}
              />
            ))}
            <Cell cell={total} href={cellAddress(ask, { fund: null, column: null })} what="合计" />
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function Cell({ cell, href, what }: { cell: MatrixCell | null; href: string; what: string }) {
  if (!cell) return <td className="num text-muted">—</td>;
  return (
    <td className="num">
      <Anchor
        href={href}
        className="inline-block rounded px-1 hover:bg-hover"
        title={`${what}：新增 ${cell.count} 个，投资 ${showWan(cell.yuan)} 万元，其中追加 ${showWan(cell.followOnYuan)} 万元`}
      >
        <span className="block text-primary">{cell.count} 个</span>
        <span className="block">{showYi(cell.yuan)}</span>
        {cell.unknown > 0 && <span className="block text-xs text-muted">{cell.unknown} 个未计入</span>}
      </Anchor>
    </td>
  );
}

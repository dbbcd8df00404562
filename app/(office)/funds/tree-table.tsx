import { ChevronDown, ChevronRight, TriangleAlert } from "lucide-react";
import { cx } from "@/app/ui/class-names";
import { Decimals } from "@/app/ui/decimals";
import { Anchor, TextLink } from "@/app/ui/link";
import { layers } from "@/lib/funds/rules";
import type { FundNode, FundTree, Sums } from "@/lib/funds/tree";
import { noRateReason, rateInWords, showMultiple } from "@/lib/funds/words";
import { showWan, showYi } from "@/lib/money/yuan";
import { type TreeAsk, treeAddress } from "./tree-address";
import { TreeKeys } from "./tree-keys";
import { openCodes, type TreeRow } from "./tree-rows";

const titles = ["认缴", "实缴", "已投", "撬动（到位）", "退出与收益", "持有估值"] as const;

export type TreeTableProps = { tree: FundTree; rows: TreeRow[]; ask: TreeAsk };

/** The matrix as a tree grid: every number of a line is of the line's own span, each yuan once. */
export function TreeTable({ tree, rows, ask }: TreeTableProps) {
  const open = openCodes(tree, ask);
  const toggled = (code: string) =>
    open.includes(code) ? open.filter((one) => one !== code) : [...open, code];
  return (
    <div className="overflow-x-auto rounded-lg border border-line bg-bg">
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a tree grid that stays a table keeps its headers for every reader */}
      <table role="treegrid" aria-label="基金矩阵" className="table fund-tree w-full">
        <caption className="sr-only">基金矩阵，金额单位亿元，截至 {tree.asOf}</caption>
        <thead>
          <tr>
            <th scope="col">基金 / 投资项目</th>
            {titles.map((title) => (
              <th key={title} scope="col" className="num">
                {title}
              </th>
            ))}
            {["DPI", "TVPI", "净 IRR"].map((title) => (
              <th key={title} scope="col" className="num">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <TreeLine
              key={row.key}
              row={row}
              href={row.kind === "fund" ? treeAddress(ask, { open: toggled(row.key) }) : null}
            />
          ))}
          <tr className="fund-total">
            <th scope="row">矩阵合计（去重）</th>
            <SumCells sums={tree.total} />
            <td className="num text-muted" colSpan={3} title="合并各层净值会重复计算，不作合计">
              不作合计
            </td>
          </tr>
        </tbody>
      </table>
      <TreeKeys />
    </div>
  );
}

function TreeLine({ row, href }: { row: TreeRow; href: string | null }) {
  return (
    <tr
      aria-level={row.level}
      aria-expanded={row.kind === "fund" && row.canOpen ? row.isOpen : undefined}
      className={cx(row.kind === "fund" ? "fund-line" : "text-sm", `fund-level-${Math.min(row.level, 4)}`)}
    >
      <th scope="row">
        <span className="flex min-w-[260px] items-center gap-1.5">
          {row.kind === "fund" && row.canOpen && href ? (
            <Anchor
              href={href}
              scroll={false}
              aria-label={`${row.isOpen ? "收起" : "展开"}${row.node.fund.name}`}
              className="rounded p-0.5 text-muted hover:bg-hover"
            >
              {row.isOpen ? (
                <ChevronDown size={14} aria-hidden="true" />
              ) : (
                <ChevronRight size={14} aria-hidden="true" />
              )}
            </Anchor>
          ) : (
            <span className="w-[18px]" />
          )}
          <LineName row={row} />
        </span>
      </th>
      <LineCells row={row} />
    </tr>
  );
}

function LineName({ row }: { row: TreeRow }) {
  if (row.kind === "own") return <span className="text-muted">{row.name}</span>;
  if (row.kind === "deal") {
    const { code, company, round } = row.holding;
    return (
      <span className="font-normal">
        <TextLink href={`/funds/deals/${code}`}>{company}</TextLink>
        <span className="ml-1.5 text-muted">{round}</span>
      </span>
    );
  }
  const { fund } = row.node;
  return (
    <span className="flex flex-wrap items-center gap-x-1.5">
      <TextLink href={`/funds/${fund.code}`}>{fund.name}</TextLink>
      <span className="text-xs font-normal text-muted">{layers[fund.layer as keyof typeof layers]}</span>
      {row.warnings.length > 0 && (
        <span className="text-warn" title={row.warnings.map(({ text }) => text).join("；")}>
          <TriangleAlert size={14} aria-hidden="true" />
          <span className="sr-only">{row.warnings.map(({ text }) => text).join("；")}</span>
        </span>
      )}
    </span>
  );
}

function LineCells({ row }: { row: TreeRow }) {
  if (row.kind === "deal") {
    const { paidYuan, returnedYuan, worthYuan } = row.holding;
    return (
      <>
        <td className="num" />
        <td className="num" />
        <Yi yuan={paidYuan} />
        <td className="num" />
        <Yi yuan={returnedYuan} />
        <Yi yuan={worthYuan} />
        <td colSpan={3} className="num text-muted" />
      </>
    );
  }
  return (
    <>
      <SumCells sums={row.sums} />
      {row.kind === "fund" ? <Ratios performance={row.node.performance} /> : <td colSpan={3} />}
    </>
  );
}

function SumCells({ sums }: { sums: Sums }) {
  const { committed, uncommitted, paidIn, overdue, invested, leveraged, returned, worth, unvalued } = sums;
  return (
    <>
      <Yi yuan={committed} note={uncommitted > 0 ? `${uncommitted} 笔未计入` : null} />
      <Yi yuan={paidIn} note={overdue > 0 ? `逾期 ${showYi(overdue)}` : null} warn />
      <Yi yuan={invested} />
      <Yi yuan={leveraged} />
      <Yi yuan={returned} />
      <Yi yuan={worth} note={unvalued > 0 ? `${unvalued} 个未估值` : null} />
    </>
  );
}

function Yi({ yuan, note, warn }: { yuan: number | null; note?: string | null; warn?: boolean }) {
  return (
    <td className="num" title={yuan === null ? undefined : `${showWan(yuan)} 万元`}>
      <Decimals>{showYi(yuan)}</Decimals>
      {note && <span className={cx("block text-xs", warn ? "text-danger" : "text-muted")}>{note}</span>}
    </td>
  );
}

/** The fund's own, for its own contributors: never a subtotal. */
function Ratios({ performance }: { performance: FundNode["performance"] }) {
  const { dpi, tvpi, irr, on, netAssets } = performance;
  const reason = noRateReason(irr);
  return (
    <>
      <td className="num">
        <Decimals>{showMultiple(dpi)}</Decimals>
      </td>
      <td className="num" title={netAssets === null ? "还没有登记基金净值" : `按 ${on} 净值`}>
        <Decimals>{showMultiple(tvpi)}</Decimals>
      </td>
      <td className={cx("num", reason && "text-muted")} title={reason ?? `按 ${on} 净值`}>
        {rateInWords(irr)}
      </td>
    </>
  );
}

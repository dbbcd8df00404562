import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { requireVerb } from "@/app/(office)/gate";
import { Button, LinkButton } from "@/app/ui/button";
import { DateInput } from "@/app/ui/date-input";
import { Empty } from "@/app/ui/empty";
import { Field } from "@/app/ui/field";
import { PageHeader } from "@/app/ui/page-header";
import { PrintButton } from "@/app/ui/print-button";
import { currentViewer } from "@/lib/auth/session";
import { can } from "@/lib/auth/viewer";
import { fundTree, treeRule } from "@/lib/funds/tree";
import { FundTabs } from "./fund-tabs";
import { type TreeAsk, treeAddress, treeAskOf } from "./tree-address";
import { treeRows } from "./tree-rows";
import { TreeTable } from "./tree-table";

export const metadata: Metadata = { title: "基金矩阵" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function FundsPage({ searchParams }: Props) {
  const [viewer, query] = await Promise.all([currentViewer(), searchParams]);
  requireVerb(viewer, "fund.read");
  const ask = treeAskOf(query);
  const tree = await fundTree(viewer, ask.asOf);
  const rows = await treeRows(viewer, tree, ask);
  const add = can(viewer, "fund.log") && (
    <LinkButton href="/funds/new" look="primary" icon={<Plus size={14} aria-hidden="true" />}>
      登记基金
    </LinkButton>
  );
  return (
    <>
      <PageHeader
        title="基金矩阵"
        note={`金额单位亿元，截至 ${ask.asOf}`}
        actions={
          <>
            <PrintButton wide />
            {add}
          </>
        }
      />
      <FundTabs viewer={viewer} current="tree" />
      {tree.roots.length === 0 ? (
        <Empty title="没有可以查看的基金" action={add}>
          县区可以查看本单位登记的基金；投资到本地的项目见“投资项目”。
        </Empty>
      ) : (
        <>
          <TreeTools ask={ask} />
          {rows.length === 0 ? (
            <Empty
              title="没有需要留意的基金"
              action={<LinkButton href={treeAddress(ask, { warned: false })}>看全部基金</LinkButton>}
            />
          ) : (
            <TreeTable tree={tree} rows={rows} ask={ask} />
          )}
          <p className="mt-2 text-sm text-muted">
            {treeRule}
            DPI、TVPI 和净 IRR 是每只基金对自己出资人的净值口径，不含下级小计；点开基金看每个数怎么算。
          </p>
        </>
      )}
    </>
  );
}

/** A plain form: it works before any script has loaded. */
function TreeTools({ ask }: { ask: TreeAsk }) {
  return (
    <form
      action="/funds"
      className="no-print mb-3 flex flex-wrap items-end gap-x-3 gap-y-2 rounded-lg border border-line bg-bg px-4 py-3"
    >
      <Field label="截止日期">
        <DateInput name="asOf" defaultValue={ask.asOf} />
      </Field>
      {ask.open !== null && <input type="hidden" name="open" value={ask.open.join(",") || "none"} />}
      {ask.warned && <input type="hidden" name="warned" value="1" />}
      <Button type="submit">查看</Button>
      <LinkButton href={treeAddress(ask, { open: [] })} look="plain">
        全部收起
      </LinkButton>
      <LinkButton href={treeAddress(ask, { open: null })} look="plain">
        展开各层基金
      </LinkButton>
      <LinkButton
        href={treeAddress(ask, { warned: !ask.warned, open: null })}
        look={ask.warned ? "primary" : "default"}
      >
        {ask.warned ? "看全部基金" : "只看预警"}
      </LinkButton>
    </form>
  );
}

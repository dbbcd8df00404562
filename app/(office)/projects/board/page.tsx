import type { Metadata } from "next";
import { requireVerb } from "@/app/(office)/gate";
import { readLedgerState } from "@/app/ui/ledger-state";
import { PageHeader } from "@/app/ui/page-header";
import { PrintButton } from "@/app/ui/print-button";
import { currentViewer } from "@/lib/auth/session";
import { can, canSome } from "@/lib/auth/viewer";
import { today } from "@/lib/date/day";
import { filtersOf } from "@/lib/ledger/present";
import type { Query } from "@/lib/ledger/state";
import { projectBoard } from "@/lib/projects/board-queries";
import { scopesOf, viewsOf } from "@/lib/views/queries";
import { BoardFrame } from "./board-frame";
import "./board.css";

export const metadata: Metadata = { title: "项目看板" };

export default async function BoardPage({ searchParams }: { searchParams: Promise<Query> }) {
  const [viewer, query] = await Promise.all([currentViewer(), searchParams]);
  requireVerb(viewer, "project.read");
  const [{ spec, columns }, views] = await Promise.all([
    projectBoard(viewer, query),
    viewsOf(viewer, "board"),
  ]);
  const filters = filtersOf(spec).filter(({ key }) => key !== "stage");
  const moves = canSome(viewer, ["project.advance", "project.setBack"]);
  // An empty stage is where a card can be put; to whoever only looks it is in the way.
  const taken = columns.filter(({ count }) => count > 0);
  const shown = moves || taken.length === 0 ? columns : taken;
  const left = columns.filter((column) => !shown.includes(column)).map(({ title }) => title);
  return (
    <>
      <PageHeader
        title="项目看板"
        note={
          <>
            按阶段排列，默认不含已终止和合并的项目；金额单位亿元，分期的金额计在总项目上。
            {can(viewer, "project.advance") && (
              <span className="no-print">拖动卡片，或用卡片上的“移动到”填报节点。</span>
            )}
          </>
        }
        actions={<PrintButton wide />}
      />
      <BoardFrame
        columns={shown}
        filters={filters}
        state={readLedgerState(query, filters)}
        views={views}
        viewScopes={scopesOf(viewer)}
        asOf={today()}
      />
      {left.length > 0 && <p className="mt-3 text-sm text-muted">暂无项目的阶段：{left.join("、")}</p>}
    </>
  );
}

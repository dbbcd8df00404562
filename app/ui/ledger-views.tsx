"use client";

import { lazy, Suspense, useState } from "react";
import { Button } from "./button";
import { Confirm } from "./confirm";
import { useLedger } from "./ledger-context";
import { readLedgerState, viewQuery } from "./ledger-state";
import { type SavedView, useViewActs, type ViewActions, type ViewScope } from "./ledger-view-acts";
import { ViewTab } from "./ledger-view-tab";
import { notify } from "./toast";

export type LedgerViewsProps = ViewActions & {
  views: readonly SavedView[];
  /** Whom this person may share a view with; a private one is always possible. */
  viewScopes?: readonly ViewScope[];
  /** The first tab: the ledger without any view. */
  allLabel?: string;
};

const ViewDialog = lazy(() => import("./ledger-view-dialog").then((part) => ({ default: part.ViewDialog })));

function complain(message: string | null) {
  if (message) notify({ text: message, tone: "danger" });
}

type Asking = "name" | "delete" | null;

export function LedgerViews(props: LedgerViewsProps) {
  const { views, saveView, deleteView, viewScopes = ["private"], allLabel = "全部" } = props;
  const { control, filters } = useLedger();
  const current = views.find((view) => view.id === control.state.view) ?? null;
  const saved = viewQuery(readLedgerState(current?.query ?? "", filters));
  const dirty = viewQuery(control.state) !== saved;
  const acts = useViewActs(props, current);
  const [asking, setAsking] = useState<Asking>(null);
  const own = current?.editable ? current : null;
  return (
    <div className="no-print mb-3 flex flex-wrap items-center justify-between gap-x-4 shadow-under">
      <nav aria-label="视图" className="min-w-0 overflow-x-auto">
        <ul className="flex min-w-max gap-4">
          <ViewTab view={null} name={allLabel} dirty={false} />
          {views.map((view) => (
            <ViewTab key={view.id} view={view} name={view.name} dirty={dirty} />
          ))}
        </ul>
      </nav>
      <div className="flex h-9 items-center gap-1 text-sm phone:empty:hidden">
        {dirty && current && <span className="mr-1 text-muted">未保存的更改：</span>}
        {dirty && own && saveView && (
          <Button
            look="quiet"
            size="small"
            pending={acts.pending}
            onClick={() => acts.save(own).then(complain)}
          >
            保存
          </Button>
        )}
        {dirty && saveView && (
          <Button look="quiet" size="small" onClick={() => setAsking("name")}>
            {current ? "另存为" : "存为视图"}
          </Button>
        )}
        {dirty && current && (
          <Button look="quiet" size="small" onClick={() => control.goTo(`${saved}&view=${current.id}`)}>
            放弃
          </Button>
        )}
        {!dirty && own && deleteView && (
          <Button look="quiet" size="small" onClick={() => setAsking("delete")}>
            删除视图
          </Button>
        )}
      </div>
      {asking === "name" && (
        <Suspense fallback={null}>
          <ViewDialog scopes={viewScopes} onSave={acts.save} onClose={() => setAsking(null)} />
        </Suspense>
      )}
      <Confirm
        open={asking === "delete"}
        title="删除视图"
        act="删除"
        danger
        onConfirm={acts.remove}
        onClose={() => setAsking(null)}
      >
        将删除视图“{current?.name}”，台账里的数据不受影响。
      </Confirm>
    </div>
  );
}

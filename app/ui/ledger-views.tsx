"use client";

import { useRouter } from "next/navigation";
import { lazy, type MouseEvent, Suspense, useState } from "react";
import { Button } from "./button";
import { cx } from "./class-names";
import { Confirm } from "./confirm";
import { useLedger } from "./ledger-context";
import { addressOf, readLedgerState, viewQuery } from "./ledger-state";
import { notify } from "./toast";

export type ViewScope = "private" | "unit" | "system";

export type SavedView = {
  id: string;
  name: string;
  scope: ViewScope;
  /** What `viewQuery` wrote when it was saved. */
  query: string;
  /** Whether this person may save over it and delete it. */
  editable: boolean;
};

export type ViewChange = { id: string | null; name: string; scope: ViewScope; query: string };

/** The shape of every server action's answer, as far as views need it. */
export type ViewResult = { ok: true; data: { id: string } } | { ok: false; message: string };

export type ViewActions = {
  /** Without an id a new view. */
  saveView?: (change: ViewChange) => Promise<ViewResult>;
  deleteView?: (view: { id: string }) => Promise<{ ok: true } | { ok: false; message: string }>;
};

export type LedgerViewsProps = ViewActions & {
  views: readonly SavedView[];
  /** Whom this person may share a view with; a private one is always possible. */
  viewScopes?: readonly ViewScope[];
  /** The first tab: the ledger without any view. */
  allLabel?: string;
};

const ViewDialog = lazy(() => import("./ledger-view-dialog").then((part) => ({ default: part.ViewDialog })));

function ViewTab({ view, name, dirty }: { view: SavedView | null; name: string; dirty: boolean }) {
  const { path, filters, control } = useLedger();
  const current = control.state.view === (view?.id ?? null);
  const state = readLedgerState(view?.query ?? "", filters);
  const address = addressOf(path, { ...state, view: view?.id ?? null });
  const open = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    control.goTo(address.slice(path.length));
  };
  return (
    <li>
      <a
        href={address}
        onClick={open}
        aria-current={current ? "page" : undefined}
        className={cx(
          "flex h-9 items-center gap-1.5 whitespace-nowrap border-b-2 px-1 focus-visible:outline-offset-[-2px] phone:h-11",
          current ? "border-action font-semibold text-primary" : "border-transparent hover:text-primary",
        )}
      >
        {name}
        {current && dirty && (
          <span title="有未保存的更改" className="h-1.5 w-1.5 rounded-full bg-warn">
            <span className="sr-only">有未保存的更改</span>
          </span>
        )}
      </a>
    </li>
  );
}

type Asking = "name" | "delete" | null;

/** What can be done with a view that differs from what was saved, or that is one's own. */
function useViewActs({ saveView, deleteView }: ViewActions, current: SavedView | null) {
  const { control } = useLedger();
  const router = useRouter();
  const [pending, setPending] = useState(false);
  const save = async (change: Omit<ViewChange, "query">) => {
    setPending(true);
    const result = await saveView?.({ ...change, query: viewQuery(control.state) });
    setPending(false);
    if (!result?.ok) return result?.message ?? "没有保存";
    control.go({ view: result.data.id }, "replace");
    router.refresh();
    notify(`视图“${change.name}”已保存`);
    return null;
  };
  const remove = async () => {
    const result = current && (await deleteView?.({ id: current.id }));
    if (!result?.ok) return notify({ text: result?.message ?? "没有删除", tone: "danger" });
    control.goTo("");
    router.refresh();
  };
  return { pending, save, remove };
}

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
      <div className="flex h-9 items-center gap-1 text-sm">
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

function complain(message: string | null) {
  if (message) notify({ text: message, tone: "danger" });
}

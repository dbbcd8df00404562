import { Card } from "@/app/ui/card";
import { Empty } from "@/app/ui/empty";
import { TextLink } from "@/app/ui/link";
import { Timeline } from "@/app/ui/timeline";
import { chronicleOf } from "@/lib/projects/chronicle";
import { type HistoryLine, historyInWords } from "@/lib/projects/history";
import type { Project } from "@/lib/projects/queries";

/** What happened in the business's words, and beside it every change of a field: who, when, old → new. */
export async function HistorySection({ project, before }: { project: Project; before?: number }) {
  const [chapters, { items, next }] = await Promise.all([
    chronicleOf(project),
    historyInWords(project, before),
  ]);
  return (
    <div className="grid items-start gap-4 xl:grid-cols-2">
      <Card title="大事记">
        <Timeline
          label="大事记"
          entries={chapters.map(({ id, on, who, what, reason, recordedOn }) => ({
            id: String(id),
            when: on,
            who: who ?? "系统",
            title: what,
            body: (reason || recordedOn) && (
              <>
                {reason && <p>原因：{reason}</p>}
                {recordedOn && <p>{recordedOn} 记入</p>}
              </>
            ),
          }))}
        />
      </Card>
      <Card title="变更记录">
        {items.length === 0 && <Empty title="没有更早的记录" />}
        <Timeline
          label="变更记录"
          entries={items.map(({ id, at, who, what, reason, lines }) => ({
            id: String(id),
            when: at,
            who,
            title: what,
            body: (
              <>
                {reason && <p>原因：{reason}</p>}
                <Lines lines={lines} />
              </>
            ),
          }))}
        />
        {next && (
          <p className="mt-3 border-t border-line pt-3">
            <TextLink href={`/projects/${project.code}?tab=history&before=${next}`}>更早的记录</TextLink>
          </p>
        )}
      </Card>
    </div>
  );
}

const shownAtOnce = 12;

/** A long act shows its beginning; the rest unfolds. */
function Lines({ lines }: { lines: readonly HistoryLine[] }) {
  const rest = lines.slice(shownAtOnce);
  return (
    <>
      <LineList lines={lines.slice(0, shownAtOnce)} />
      {rest.length > 0 && (
        <details>
          <summary className="cursor-pointer text-primary">其余 {rest.length} 项</summary>
          <LineList lines={rest} />
        </details>
      )}
    </>
  );
}

const LineList = ({ lines }: { lines: readonly HistoryLine[] }) => (
  <ul>
    {lines.map(({ id, label, from, to }) => (
      <li key={id} className="break-words">
        {label}：{from && <del className="text-muted">{from}</del>}
        {from && " → "}
        <ins className="no-underline">{to}</ins>
      </li>
    ))}
  </ul>
);

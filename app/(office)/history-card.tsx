import { Card } from "@/app/ui/card";
import { Empty } from "@/app/ui/empty";
import { Timeline } from "@/app/ui/timeline";
import { missing } from "@/lib/fields/kinds";

export type HistoryItem = {
  id: number;
  at: string;
  who: string;
  what: string;
  reason?: string | null;
  lines: readonly { label: string; from: string | null; to: string | null }[];
};

const shownLines = 40;

/** Where nothing stood before, only what stands now is told. */
const stood = (from: string | null) => from !== null && from !== "" && from !== missing;

/** Who, when, old → new, in words: the same for every register. */
export function HistoryCard({ items }: { items: readonly HistoryItem[] }) {
  if (items.length === 0) return <Empty title="还没有变更记录" />;
  return (
    <Card title="变更记录">
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
              <ul>
                {lines.slice(0, shownLines).map(({ label, from, to }, i) => (
                  <li key={`${label} ${i}`}>
                    {label}：{stood(from) && <del className="text-muted">{from}</del>}
                    {stood(from) && " → "}
                    <ins className="no-underline">{to}</ins>
                  </li>
                ))}
              </ul>
            </>
          ),
        }))}
      />
    </Card>
  );
}

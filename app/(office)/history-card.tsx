import { Card } from "@/app/ui/card";
import { Empty } from "@/app/ui/empty";
import { TextLink } from "@/app/ui/link";
import { Timeline } from "@/app/ui/timeline";
import type { History, HistoryLine } from "@/lib/audit/acts";
import { missing } from "@/lib/fields/kinds";

type Props = {
  history: History;
  /** The page's own address; the number of an entry is added to it. */
  path: string;
};

/** Who, when, old → new, in words: the same for every register. */
export function HistoryCard({ history: { items, next }, path }: Props) {
  return (
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
          <TextLink href={`${path}${path.includes("?") ? "&" : "?"}before=${next}`}>更早的记录</TextLink>
        </p>
      )}
    </Card>
  );
}

/** Where an older page of a history begins, as its address says. */
export const entryNumber = (typed: string | undefined): number | undefined =>
  typed && /^\d{1,15}$/.test(typed) ? Number(typed) : undefined;

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

/** Where nothing stood before, only what stands now is told. */
const stood = (from: string | null) => from !== null && from !== "" && from !== missing;

const LineList = ({ lines }: { lines: readonly HistoryLine[] }) => (
  <ul>
    {lines.map(({ label, from, to }, i) => (
      <li key={`${label} ${i}`} className="break-words">
        {label}：{stood(from) && <del className="text-muted">{from}</del>}
        {stood(from) && " → "}
        <ins className="no-underline">{to}</ins>
      </li>
    ))}
  </ul>
);

import { ThreadCard } from "@/app/(office)/projects/field-thread-card";
import { Badge } from "@/app/ui/badge";
import { Card } from "@/app/ui/card";
import type { FactGroup } from "@/app/ui/description-list";
import type { FieldThread } from "@/lib/projects/check-queries";

/** What reviewers sent back and is not settled, above the facts it is about. */
export function ReturnedSection({ threads }: { threads: readonly FieldThread[] }) {
  if (threads.length === 0) return null;
  return (
    <div id="threads">
      <Card title={`退回的变更 ${threads.length}`}>
        <ul className="space-y-3">
          {threads.map((thread) => (
            <li key={thread.id}>
              <ThreadCard thread={thread} />
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}

/** The mark beside each fact that was sent back. */
export function withReturned(group: FactGroup, threads: readonly FieldThread[]): FactGroup {
  const returned = new Map(
    threads.filter(({ stage }) => stage === null).map((one) => [one.label, one.state]),
  );
  return {
    ...group,
    facts: group.facts.map((fact) => {
      const state = returned.get(fact.label);
      if (!state) return fact;
      const mark = <Badge tone={state === "待改正" ? "danger" : "warn"}>{state}</Badge>;
      return {
        ...fact,
        value: (
          <>
            {fact.value} {mark}
          </>
        ),
      };
    }),
  };
}

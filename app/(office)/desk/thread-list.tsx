import { ThreadCard } from "@/app/(office)/projects/field-thread-card";
import { Card } from "@/app/ui/card";
import { Empty } from "@/app/ui/empty";
import type { FieldThread } from "@/lib/projects/check-queries";

/** Everything that was sent back and is not settled. */
export function ThreadList({ threads }: { threads: readonly FieldThread[] }) {
  if (threads.length === 0)
    return (
      <Card>
        <Empty title="没有退回后未了结的变更">退回的字段改正并通过，或说明成立后，就不再出现在这里。</Empty>
      </Card>
    );
  return (
    <ul aria-label="已退回" className="space-y-3">
      {threads.map((thread) => (
        <li key={thread.id}>
          <ThreadCard thread={thread} named />
        </li>
      ))}
    </ul>
  );
}

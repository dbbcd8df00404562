import { ItemBrief } from "@/app/(office)/reviews/item-brief";
import { Card } from "@/app/ui/card";
import { Empty } from "@/app/ui/empty";
import { can, type Viewer } from "@/lib/auth/viewer";
import { candidatesOf } from "@/lib/reviews/candidates";
import type { itemsOf, MeetingItem } from "@/lib/reviews/queries";
import type { Review } from "@/lib/reviews/reach";
import { listUnits } from "@/lib/units/queries";
import { AddProject } from "./agenda/add-project";
import { AddTopic } from "./agenda/add-topic";
import { AgendaEditor } from "./agenda/agenda-editor";
import { CandidateList } from "./agenda/candidate-list";

type Props = { viewer: Viewer; review: Review; items: Awaited<ReturnType<typeof itemsOf>> };

/** The agenda: what the rules bring at the side, what was chosen in the order it will be spoken about. */
export async function AgendaTab({ viewer, review, items }: Props) {
  if (!can(viewer, "review.arrange") || review.state === "closed") return <Reading items={items} />;
  const [candidates, units] = await Promise.all([candidatesOf(viewer, review), listUnits()]);
  const departments = units
    .filter(({ kind }) => kind === "department" || kind === "finance" || kind === "fund")
    .map(({ id, shortName }) => ({ value: String(id), label: shortName }));
  const { code, version, startsAt, budget } = review;
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[1fr_400px]">
      <Card
        title="议程"
        flush
        extra={
          <>
            <AddProject code={code} />
            <AddTopic code={code} />
          </>
        }
      >
        <AgendaEditor
          key={`${version}:${items.map(({ id, version: one }) => `${id}.${one}`).join()}`}
          code={code}
          version={version}
          startsAt={startsAt}
          budget={budget}
          items={items}
          departments={departments}
        />
      </Card>
      <Card title={`候选事项 ${candidates.length}`} flush className="no-print">
        <CandidateList code={code} candidates={candidates} />
      </Card>
    </div>
  );
}

function Reading({ items }: { items: readonly MeetingItem[] }) {
  if (items.length === 0)
    return <Empty title="没有与您有关的议程">会议中如有议定事项，可在“议定事项”里查看。</Empty>;
  return (
    <div className="space-y-3">
      {items.map((item, i) => (
        <Card
          key={item.id}
          title={
            <>
              <span className="mr-2 text-muted">{i + 1}</span>
              {item.title}
            </>
          }
          extra={<span className="whitespace-nowrap text-muted">{item.minutes} 分钟</span>}
        >
          <p className="mb-2 text-sm text-muted">{item.reason}</p>
          <ItemBrief item={item} />
        </Card>
      ))}
    </div>
  );
}

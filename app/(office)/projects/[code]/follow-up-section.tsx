import { newFormKey } from "@/app/(office)/form/form-key";
import { Card } from "@/app/ui/card";
import { Timeline } from "@/app/ui/timeline";
import type { Viewer } from "@/lib/auth/viewer";
import { today } from "@/lib/date/day";
import { followUpsOf } from "@/lib/projects/desk-queries";
import type { Project } from "@/lib/projects/queries";
import { LogFollowUp } from "./desk/log-follow-up";
import { RemoveEntry } from "./desk/remove-entry";

type Props = { viewer: Viewer; project: Project };

/** Visits, talks and calls, latest first, each with its next step. */
export async function FollowUpSection({ viewer, project }: Props) {
  const { entries, mayLog, mayRemove } = await followUpsOf(viewer, project);
  return (
    <Card
      title="跟进记录"
      extra={mayLog && <LogFollowUp code={project.code} formKey={newFormKey()} today={today()} />}
    >
      {entries.length === 0 ? (
        <p className="py-4 text-center text-muted">还没有跟进记录。</p>
      ) : (
        <Timeline
          label="跟进记录"
          entries={entries.map((entry) => ({
            id: String(entry.id),
            when: entry.heldOn,
            who: entry.by ?? undefined,
            title: (
              <span className="flex flex-wrap items-baseline gap-x-2">
                <span className="font-semibold">{entry.kind}</span>
                {[entry.place, entry.people].filter(Boolean).join("，")}
              </span>
            ),
            body: <Body entry={entry} code={project.code} mayRemove={mayRemove} />,
            tone: "primary",
          }))}
        />
      )}
    </Card>
  );
}

type Entry = Awaited<ReturnType<typeof followUpsOf>>["entries"][number];

function Body({ entry, code, mayRemove }: { entry: Entry; code: string; mayRemove: boolean }) {
  return (
    <>
      <p className="text-base text-fg">{entry.content}</p>
      {entry.nextStep && (
        <p>
          下一步：{entry.nextStep}
          {entry.nextOn && `（${entry.nextOn}）`}
        </p>
      )}
      {mayRemove && <RemoveEntry what="followUp" code={code} id={entry.id} version={entry.version} />}
    </>
  );
}

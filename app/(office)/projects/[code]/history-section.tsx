import { HistoryCard } from "@/app/(office)/history-card";
import { Card } from "@/app/ui/card";
import { Timeline } from "@/app/ui/timeline";
import { chronicleOf } from "@/lib/projects/chronicle";
import { historyInWords } from "@/lib/projects/history";
import type { Project } from "@/lib/projects/queries";

/** What happened in the business's words, and beside it every change of a field: who, when, old → new. */
export async function HistorySection({ project, before }: { project: Project; before?: number }) {
  const [chapters, history] = await Promise.all([chronicleOf(project), historyInWords(project, before)]);
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
      <HistoryCard history={history} path={`/projects/${project.code}?tab=history`} />
    </div>
  );
}

import { FileText } from "lucide-react";
import type { Metadata } from "next";
import { PlateMark } from "@/app/(office)/assignments/plate";
import { newFormKey } from "@/app/(office)/form/form-key";
import { orNotFound } from "@/app/(office)/gate";
import { Badge } from "@/app/ui/badge";
import { LinkButton } from "@/app/ui/button";
import { Card } from "@/app/ui/card";
import { DescriptionList } from "@/app/ui/description-list";
import { TextLink } from "@/app/ui/link";
import { PageHeader } from "@/app/ui/page-header";
import { StageBar } from "@/app/ui/stage-bar";
import { assignmentFacts } from "@/lib/assignments/facts";
import { type AssignmentView, assignmentView, findAssignment } from "@/lib/assignments/queries";
import { type Level, levelNames, numberOf } from "@/lib/assignments/rules";
import { currentViewer } from "@/lib/auth/session";
import { can } from "@/lib/auth/viewer";
import { AssignmentActs } from "./assignment-acts";
import { roadOf } from "./road";
import { Say } from "./say";
import { Thread } from "./thread";

export const metadata: Metadata = { title: "督办事项" };

export default async function AssignmentPage({ params }: { params: Promise<{ code: string }> }) {
  const [viewer, { code }] = await Promise.all([currentViewer(), params]);
  const assignment = await orNotFound(findAssignment(viewer, code));
  const view = await assignmentView(viewer, assignment);
  const { level } = assignment;
  return (
    <>
      <PageHeader
        title={assignment.name}
        crumbs={[{ title: "督办", href: "/assignments" }, { title: numberOf(assignment) }]}
        mark={
          <>
            <PlateMark plate={view.plate} left={view.left} />
            {level !== "normal" && (
              <Badge tone={level === "urgent" ? "danger" : "warn"}>{levelNames[level as Level]}</Badge>
            )}
          </>
        }
        note={`${numberOf(assignment)} ｜ ${view.owner}承办，${assignment.dueOn} 前办结`}
        actions={
          <>
            <AssignmentActs
              code={code}
              version={assignment.version}
              dueOn={assignment.dueOn}
              may={view.may}
              asked={view.asked}
              formKey={newFormKey()}
            />
            {can(viewer, "assignment.export") && (
              <LinkButton
                href={`/exports/assignment-slip?code=${code}`}
                plain
                icon={<FileText size={14} aria-hidden="true" />}
              >
                督办单
              </LinkButton>
            )}
          </>
        }
      />
      <Card className="mb-4">
        <StageBar label="办理进程" steps={roadOf(assignment, view.plate)} />
      </Card>
      <Asked view={view} />
      <div className="grid items-start gap-4 xl:grid-cols-[1fr_420px]">
        <div className="min-w-0 space-y-4">
          <Card title="督办事项">
            <DescriptionList groups={[{ facts: assignmentFacts(assignment, view) }]} />
          </Card>
          <About view={view} />
        </div>
        <Card title="办理经过">
          <Thread entries={view.thread} />
          {view.may.say && <Say code={code} formKey={newFormKey()} />}
        </Card>
      </div>
    </>
  );
}

/** A later deadline that waits for its verdict stands above everything else. */
function Asked({ view: { asked } }: { view: AssignmentView }) {
  if (!asked) return null;
  return (
    <p role="status" className="mb-4 rounded border border-warn bg-warn-tint px-4 py-2 text-warn">
      {asked.askedBy}申请把时限由 {asked.fromDay} 延至 {asked.askedDay}，等待审批。理由：{asked.reason}
    </p>
  );
}

function About({ view: { projects } }: { view: AssignmentView }) {
  if (projects.length === 0) return null;
  return (
    <Card title="关联项目">
      <ul className="space-y-2">
        {projects.map(({ code, name, unit }) => (
          <li key={code} className="flex flex-wrap justify-between gap-2">
            <TextLink href={`/projects/${code}`}>{name}</TextLink>
            <span className="text-sm text-muted">
              {unit} {code}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

import { Badge, type Tone } from "@/app/ui/badge";
import { Card } from "@/app/ui/card";
import type { Viewer } from "@/lib/auth/viewer";
import { showDay } from "@/lib/date/day";
import { isPreviewed } from "@/lib/files/kinds";
import type { Project } from "@/lib/projects/queries";
import { mayOn } from "@/lib/projects/reach";
import { isTyped, needsAcceptance } from "@/lib/projects/rules";
import type { MilestoneView } from "@/lib/projects/stage-queries";
import { MilestoneActions } from "./milestones/milestone-actions";
import { milestoneCutOf } from "./milestones/milestone-cut";
import { precisionOf } from "./steps";

type Props = { viewer: Viewer; project: Project; milestones: MilestoneView[] };

/** Every stage with its dates, papers, judgement and what is still missing. */
export function MilestoneSection({ viewer, project, milestones }: Props) {
  const may = {
    plan: mayOn(viewer, "project.plan", project),
    advance: mayOn(viewer, "project.advance", project),
    pass: mayOn(viewer, "project.pass", project),
    verify: mayOn(viewer, "project.verify", project),
    giveBack: mayOn(viewer, "project.return", project),
    setBack: mayOn(viewer, "project.setBack", project),
  };
  return (
    <Card title="节点与材料" flush>
      <div className="overflow-x-auto">
        <table className="table w-full min-w-[900px]">
          <caption className="sr-only">项目各阶段的计划、实际、认定和材料</caption>
          <thead>
            <tr>
              <th scope="col">阶段</th>
              <th scope="col">计划</th>
              <th scope="col">实际</th>
              <th scope="col">认定</th>
              <th scope="col">材料</th>
              <th scope="col">还缺</th>
              <th scope="col" className="no-print">
                办理
              </th>
            </tr>
          </thead>
          <tbody>
            {milestones.map((view) => (
              <tr key={view.stage} id={view.stage} className="align-top">
                <th scope="row" className="whitespace-nowrap text-left font-semibold" title={view.entry}>
                  {view.label}
                </th>
                <td className="whitespace-nowrap">
                  {showDay(
                    view.milestone?.plannedOn ?? null,
                    precisionOf(view.milestone?.plannedPrecision ?? null),
                  )}
                </td>
                <td className="whitespace-nowrap">
                  {showDay(
                    view.milestone?.actualOn ?? null,
                    precisionOf(view.milestone?.actualPrecision ?? null),
                  )}
                </td>
                <td>
                  <Judgement view={view} />
                </td>
                <td>
                  <Papers view={view} />
                </td>
                <td className="max-w-[220px] text-sm text-muted">
                  {view.milestone?.verifiedAt ? "" : view.missing.join("、")}
                </td>
                <td className="no-print">
                  {isTyped(view.stage) && (
                    <MilestoneActions
                      code={project.code}
                      version={project.version}
                      view={milestoneCutOf(view)}
                      may={may}
                      ownReport={view.milestone?.reportedById === viewer.userId}
                    />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function stateOf({
  stage,
  milestone,
}: MilestoneView): { word: string; tone: Tone; detail: string; on?: string } | null {
  if (!milestone?.actualOn)
    return milestone?.returnedAt
      ? { word: "已退回", tone: "danger", detail: milestone.returnReason ?? "" }
      : null;
  if (!needsAcceptance(stage)) return { word: "以日期为准", tone: "neutral", detail: "" };
  if (milestone.verifiedAt)
    return {
      word: "已认定",
      tone: "good",
      detail: milestone.verifiedBy ?? "",
      on: milestone.verifiedAt.slice(0, 10),
    };
  if (milestone.returnedAt)
    return { word: "已退回", tone: "danger", detail: `${milestone.returnedBy}：${milestone.returnReason}` };
  if (milestone.passedAt) return { word: "待认定", tone: "warn", detail: `${milestone.passedBy} 已审核` };
  return { word: "待审核", tone: "warn", detail: `${milestone.reportedBy ?? ""} 填报` };
}

function Judgement({ view }: { view: MilestoneView }) {
  const state = stateOf(view);
  if (!state) return null;
  return (
    <>
      <Badge tone={state.tone}>{state.word}</Badge>
      {state.detail && (
        <p className="mt-1 max-w-[200px] text-xs text-muted">
          {state.detail} {state.on && <span className="whitespace-nowrap">{state.on}</span>}
        </p>
      )}
    </>
  );
}

function Papers({ view }: { view: MilestoneView }) {
  return (
    <ul className="space-y-1 text-sm">
      {view.papers.map((paper) => (
        <li key={paper.id}>
          <a
            href={`/api/files/${paper.fileKey}${isPreviewed(paper.type) ? "?preview" : ""}`}
            target="_blank"
            rel="noopener noreferrer"
            className="text-primary hover:underline"
            title={`上传：${paper.uploadedBy} ${paper.uploadedAt.slice(0, 16)}；SHA-256 ${paper.digest.slice(0, 16)}…`}
          >
            {paper.kind}：{paper.name}
          </a>
          <span className="ml-1 whitespace-nowrap text-xs text-muted">{paper.datedOn}</span>
        </li>
      ))}
    </ul>
  );
}

import { Lamp } from "@/app/ui/lamp";
import { SentenceLink } from "@/app/ui/link";
import { type FrozenPromise, type ItemFigures, owedTitle, type ProjectFigures } from "@/lib/reviews/figures";
import type { MeetingItem } from "@/lib/reviews/queries";

type Brief = Pick<MeetingItem, "obstacle" | "department" | "suggestion" | "figures">;

/** The prepared page of one item as it reads on a desk: state, light, what was promised, what is wanted. */
export function ItemBrief({ item }: { item: Brief }) {
  const { obstacle, department, suggestion, figures } = item;
  const project = projectOf(figures);
  return (
    <dl className="grid gap-x-4 gap-y-1.5 text-sm md:grid-cols-[84px_1fr]">
      {project && <ProjectRows project={project} named={figures.kind === "resolution"} />}
      {figures.kind === "topic" && figures.topic.facts.length > 0 && (
        <Row term="数据">{figures.topic.facts.map(({ label, value }) => `${label} ${value}`).join("，")}</Row>
      )}
      {figures.kind === "resolution" && (
        <Row term={owedTitle(figures.promise)}>{<Promises promised={[figures.promise]} />}</Row>
      )}
      {project && project.promised.length > 0 && figures.kind === "project" && (
        <Row term="上次议定">
          <Promises promised={project.promised} />
        </Row>
      )}
      <Row term="卡在哪里">{obstacle ?? project?.problem ?? "—"}</Row>
      {project?.demand && <Row term="要素需求">{project.demand}</Row>}
      <Row term="需要部门">{department ?? "—"}</Row>
      {suggestion && <Row term="建议议定">{suggestion}</Row>}
    </dl>
  );
}

export const projectOf = (figures: ItemFigures): ProjectFigures | null =>
  figures.kind === "topic" ? null : figures.project;

function Row({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="text-muted">{term}</dt>
      <dd className="min-w-0 whitespace-pre-line">{children}</dd>
    </>
  );
}

/** `named`: what is discussed has a name of its own, so the project tells its. */
function ProjectRows({ project, named }: { project: ProjectFigures; named: boolean }) {
  const { code, name, line, light, changes } = project;
  const open = <SentenceLink href={`/projects/${code}`}>{named ? name : "打开项目"}</SentenceLink>;
  return (
    <>
      {named && <Row term="项目">{open}</Row>}
      <Row term="状态">
        {line}
        {!named && <span className="ml-3">{open}</span>}
        <span className="ml-2 text-xs text-muted">{code}</span>
      </Row>
      <Row term="灯">{light ? <Lamp tone={light.colour} word={light.words} /> : "—"}</Row>
      <Row term="会间变化">
        {changes.length === 0
          ? "上次会议以来没有变化"
          : changes
              .slice(0, 3)
              .map(({ on, words }) => `${on.slice(5)} ${words}`)
              .join("\n")}
      </Row>
    </>
  );
}

function Promises({ promised }: { promised: readonly FrozenPromise[] }) {
  return (
    <ul className="space-y-0.5">
      {promised.slice(0, 4).map(({ body, owner, dueOn, state }) => (
        <li key={`${body}${dueOn}`}>
          {body}
          <span className="ml-2 text-muted">
            {[owner, dueOn && `${dueOn} 前`, state].filter(Boolean).join("，")}
          </span>
        </li>
      ))}
    </ul>
  );
}

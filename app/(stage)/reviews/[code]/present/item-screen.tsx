import { showYi } from "@/lib/money/yuan";
import { type FrozenPromise, type FrozenStage, owedTitle, type ProjectFigures } from "@/lib/reviews/figures";
import type { MeetingItem } from "@/lib/reviews/queries";
import { toldStages } from "@/lib/reviews/rules";

const lamps = {
  green: { shape: "●", word: "正常" },
  yellow: { shape: "▲", word: "滞后" },
  red: { shape: "■", word: "受阻" },
  grey: { shape: "○", word: "未评" },
} as const;

/** One item a screen: what it is, why it is here, what stands in the way, what to decide. */
export function ItemScreen({ item }: { item: MeetingItem }) {
  const { figures, title, reason, unit, presenter } = item;
  const project = figures.kind === "topic" ? null : figures.project;
  const asked = <Asked item={item} project={project} />;
  return (
    <article className="stage-item" aria-label={title}>
      <h1>{title}</h1>
      <p className="stage-reason">
        {[unit, presenter && `汇报：${presenter}`].filter(Boolean).join("，")}
        <span>{reason}</span>
      </p>
      {project && <State project={project} named={figures.kind === "resolution"} />}
      {project && <Figures project={project} />}
      {figures.kind === "topic" && <Topic figures={figures.topic} />}
      <div className="stage-columns">
        <div>
          {project && <Road stages={project.stages} />}
          {project && <Changes project={project} />}
          {!project && asked}
        </div>
        <div>
          {figures.kind === "resolution" && (
            <Promised title={owedTitle(figures.promise)} promised={[figures.promise]} />
          )}
          {figures.kind === "project" && project && (
            <Promised title="上次议定及完成情况" promised={project.promised} />
          )}
          {project && asked}
        </div>
      </div>
    </article>
  );
}

/** What stands in the way, on whom, and what to decide; that nobody wrote down a project's obstacle is told too. */
function Asked({ item, project }: { item: MeetingItem; project: ProjectFigures | null }) {
  return (
    <>
      <Part title="卡在哪里">{item.obstacle ?? project?.problem ?? (project && "没有填写")}</Part>
      <Part title="需要部门">{[item.department, project?.demand].filter(Boolean).join("：") || null}</Part>
      <Part title="建议议定" strong>
        {item.suggestion}
      </Part>
    </>
  );
}

/** `named`: the heading is what was decided, so the project's name comes before its state. The lamp is said once. */
function State({ project, named }: { project: ProjectFigures; named: boolean }) {
  const { light, line, name } = project;
  return (
    <p className="stage-line">
      {light && (
        <span className={`stage-lamp stage-${light.colour}`}>
          {lamps[light.colour].shape} {light.words || lamps[light.colour].word}
        </span>
      )}
      {named && <b>{name}，</b>}
      {light ? line.replace(/，[红黄]灯$/, "") : line}
    </p>
  );
}

function Figures({ project }: { project: ProjectFigures }) {
  const yi = (yuan: number | null) => (yuan === null ? "—" : `${showYi(yuan)} 亿元`);
  const { totalYuan, total, investedYuan, arrivedYuan, signedOn, startedOn, plannedStartOn } = project;
  const tiles = [
    { label: "总投资", value: totalYuan === null ? total : yi(totalYuan) },
    { label: "完成投资", value: yi(investedYuan) },
    { label: "到位资金", value: yi(arrivedYuan) },
    { label: "正式签约", value: signedOn ?? "—" },
    startedOn ? { label: "开工", value: startedOn } : { label: "计划开工", value: plannedStartOn ?? "未定" },
  ];
  return (
    <dl className="stage-tiles stage-tiles-wide">
      {tiles.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Road({ stages }: { stages: readonly FrozenStage[] }) {
  return (
    <ol className="stage-road" aria-label="节点">
      {stages
        .filter(({ stage }) => toldStages.includes(stage))
        .map(({ stage, label, plannedOn, actualOn, verified }) => (
          <li key={stage} className={actualOn ? "stage-done" : undefined}>
            <span>
              {actualOn ? "✓" : "○"} {label}
            </span>
            <span>{dateOf({ plannedOn, actualOn, verified })}</span>
          </li>
        ))}
    </ol>
  );
}

function dateOf({ plannedOn, actualOn, verified }: Pick<FrozenStage, "plannedOn" | "actualOn" | "verified">) {
  if (actualOn) return verified ? actualOn.slice(2) : `${actualOn.slice(2)} 待认定`;
  return plannedOn ? `计划 ${plannedOn.slice(2, 7)}` : "—";
}

function Changes({ project }: { project: ProjectFigures }) {
  return (
    <section className="stage-part">
      <h2>上次会议以来</h2>
      {project.changes.length === 0 && <p>没有变化</p>}
      <ul>
        {project.changes.slice(0, 3).map(({ on, words }) => (
          <li key={`${on}${words}`}>
            {on.slice(5)} {words}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Promised({ title, promised }: { title: string; promised: readonly FrozenPromise[] }) {
  if (promised.length === 0) return null;
  return (
    <section className="stage-part">
      <h2>{title}</h2>
      <ul>
        {promised.slice(0, 3).map(({ body, owner, dueOn, state, open }) => (
          <li key={`${body}${dueOn}`}>
            <span className={open ? "stage-open" : "stage-closed"}>{state}</span> {body}
            {(owner || dueOn) && `（${[owner, dueOn && `${dueOn.slice(5)} 前`].filter(Boolean).join("，")}）`}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Part({
  title,
  strong,
  children,
}: {
  title: string;
  strong?: boolean;
  children: string | null | undefined;
}) {
  if (!children) return null;
  return (
    <section className={strong ? "stage-part stage-strong" : "stage-part"}>
      <h2>{title}</h2>
      <p>{children}</p>
    </section>
  );
}

type TopicProps = { figures: Extract<MeetingItem["figures"], { kind: "topic" }>["topic"] };

function Topic({ figures: { facts, heads, rows, note } }: TopicProps) {
  return (
    <>
      <dl className="stage-tiles stage-tiles-wide">
        {facts.map(({ label, value, note }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
            {note && <dd className="stage-note">{note}</dd>}
          </div>
        ))}
      </dl>
      {rows.length > 0 && (
        <table className="stage-table">
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, 8).map(({ title, cells }) => (
              <tr key={title}>
                <th scope="row">{title}</th>
                {cells.map((cell, i) => (
                  <td key={heads[i + 1]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {note && <p className="stage-note">{note}</p>}
    </>
  );
}

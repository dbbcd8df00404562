import { Card } from "@/app/ui/card";
import { Lamp } from "@/app/ui/lamp";
import type { Viewer } from "@/lib/auth/viewer";
import { showDayInSentence, today } from "@/lib/date/day";
import type { Colour, Light, LightLine, Reason } from "@/lib/projects/light-queries";
import type { Project } from "@/lib/projects/queries";
import { mayOn } from "@/lib/projects/reach";
import { ExplainLight, JudgeReason, OverrideLight } from "./light/light-acts";

const names: Readonly<Record<Colour, string>> = { red: "红灯", yellow: "黄灯", green: "绿灯" };

/** Why the lamp shows what it shows: rule, measured value, since when, and the day it will change. */
export function LightPanel({ viewer, project, light }: { viewer: Viewer; project: Project; light: Light }) {
  const troubled = light.lines.filter(({ colour }) => colour !== "green");
  const calm = light.lines.filter(({ colour }) => colour === "green");
  const mayExplain = mayOn(viewer, "light.explain", project) && troubled.length > 0;
  return (
    <Card
      className="mb-4"
      title={
        <span className="flex flex-wrap items-baseline gap-x-3">
          红黄绿灯
          <Lamp tone={light.shown ?? "grey"} />
        </span>
      }
      extra={
        <>
          {mayExplain && (
            <ExplainLight
              code={project.code}
              rules={troubled.map(({ rule, label }) => ({ value: rule, label }))}
            />
          )}
          {mayOn(viewer, "light.override", project) && <OverrideLight code={project.code} />}
        </>
      }
    >
      <div className="space-y-3">
        <Summary light={light} />
        {troubled.length > 0 && (
          <ul className="space-y-3">
            {troubled.map((line) => (
              <Line key={line.rule} line={line}>
                {line.reason && <Given viewer={viewer} project={project} reason={line.reason} />}
              </Line>
            ))}
          </ul>
        )}
        {calm.length > 0 && (
          <details>
            <summary className="cursor-pointer text-muted">
              {troubled.length > 0 ? "另有 " : "适用的 "}
              {calm.length} 条规则正常
            </summary>
            <ul className="mt-2 space-y-2">
              {calm.map((line) => (
                <Line key={line.rule} line={line} />
              ))}
            </ul>
          </details>
        )}
      </div>
    </Card>
  );
}

function Summary({ light: { shown, computed, override, lines } }: { light: Light }) {
  if (override) {
    return (
      <p>
        {override.by}把灯定为{names[override.colour]}：{override.reason}。到 {override.untilDay}{" "}
        自动失效；按规则应为
        {computed ? names[computed] : "未评"}。
      </p>
    );
  }
  if (lines.length === 0)
    return <p className="text-muted">未评：项目暂缓或已终止，或缺少计划日期、投资额等判断依据。</p>;
  if (shown !== computed && computed) return <p>按规则应为{names[computed]}；原因已认可，到期前免评。</p>;
  const next = nextOf(lines);
  if (shown === "green" && next)
    return (
      <p>
        不处理的话，<b className="font-semibold">{showDayInSentence(next.on, "day", today())}</b> 转为
        {names[next.colour]}（{next.label}）。
      </p>
    );
  return null;
}

const nextOf = (lines: readonly LightLine[]) =>
  lines
    .flatMap(({ label, next }) => (next ? [{ ...next, label }] : []))
    .sort((a, b) => (a.on < b.on ? -1 : 1))[0];

function Line({ line, children }: { line: LightLine; children?: React.ReactNode }) {
  const { colour, label, measured, since, next } = line;
  return (
    <li className="grid gap-x-4 gap-y-0.5 md:grid-cols-[160px_1fr]">
      <span className="flex items-baseline gap-2">
        <Lamp tone={colour} word={label} />
      </span>
      <div className="min-w-0">
        <p>
          {measured}
          {since && (
            <span className="text-muted">
              ；{since} 起为{names[colour]}
            </span>
          )}
          {next && (
            <span className="text-muted">
              ；不处理的话 {next.on} 转为{names[next.colour]}
            </span>
          )}
        </p>
        {children}
      </div>
    </li>
  );
}

const verdictWords = { accepted: "已认可", refused: "未认可" } as const;

/** The unit's reason with its end, and the city's verdict or the way to give it. */
function Given({ viewer, project, reason }: { viewer: Viewer; project: Project; reason: Reason }) {
  const { id, version, verdict, answer, judgedBy, expired, untilDay } = reason;
  const mayJudge = !verdict && !expired && mayOn(viewer, "light.judge", project);
  return (
    <div className="mt-1 flex flex-wrap items-start justify-between gap-2 rounded border border-line bg-subtle px-3 py-2">
      <p className="min-w-0">
        <span className="text-muted">
          {reason.by} {reason.on} 说明：
        </span>
        {reason.reason}
        <span className="block text-sm text-muted">
          {verdict
            ? `${judgedBy ?? ""}${verdictWords[verdict]}${answer ? `：${answer}` : ""}`
            : "等市招商中心评议"}
          {expired ? `；${untilDay} 已到期` : `；有效到 ${untilDay}`}
          {reason.exempts && "，到期前这一条不计入灯色"}
        </span>
      </p>
      {mayJudge && <JudgeReason code={project.code} id={id} version={version} words={reason.reason} />}
    </div>
  );
}

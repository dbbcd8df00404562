import { Badge, type Tone } from "@/app/ui/badge";
import { Card } from "@/app/ui/card";
import type { BoardVerdict, Finding, Holding, SetVerdict, State } from "@/lib/listings/check-queries";

const states: Readonly<Record<State, { word: string; tone: Tone }>> = {
  met: { word: "符合", tone: "good" },
  short: { word: "缺口", tone: "danger" },
  unmet: { word: "不符合", tone: "danger" },
  unknown: { word: "缺数据", tone: "neutral" },
  pending: { word: "待公布", tone: "warn" },
};

const holdings: Readonly<Record<Holding, { word: string; tone: Tone }>> = {
  met: { word: "满足", tone: "good" },
  failed: { word: "有缺口", tone: "danger" },
  unknown: { word: "缺数据", tone: "neutral" },
  pending: { word: "待公布", tone: "warn" },
};

export const StateBadge = ({ state }: { state: State }) => (
  <Badge tone={states[state].tone}>{states[state].word}</Badge>
);

/** What the rules of one day say of one company on one board, condition by condition. */
export function VerdictView({ verdict }: { verdict: BoardVerdict }) {
  const { sets, sentence, caveats, lastYear } = verdict;
  return (
    <div className="space-y-4">
      <div className="rounded-lg border border-line bg-bg px-4 py-3" role="status">
        <p className="text-lg font-semibold">{sentence}</p>
        <p className="mt-1 text-sm text-muted">
          以 {lastYear}{" "}
          年为最近一年。只对照数字条件，不代表交易所或证监会的审核意见；带“待核”的条款尚未核实原文。
        </p>
        {caveats.length > 0 && (
          <ul className="mt-2 list-disc pl-5 text-sm text-warn">
            {caveats.map((caveat) => (
              <li key={caveat}>{caveat}</li>
            ))}
          </ul>
        )}
      </div>
      {sets.map((set) => (
        <SetCard key={set.setNo} set={set} />
      ))}
    </div>
  );
}

function SetCard({ set }: { set: SetVerdict }) {
  const { title, role, holding, alternatives } = set;
  const { word, tone } = holdings[holding];
  return (
    <Card
      flush
      title={
        <span className="flex flex-wrap items-center gap-2">
          {title}
          <Badge tone={tone}>{word}</Badge>
          {role === "required" && <span className="text-xs font-normal text-muted">各套标准都要满足</span>}
          {role === "after" && <span className="text-xs font-normal text-muted">上市后适用</span>}
        </span>
      }
    >
      <div className="overflow-x-auto">
        <table className="table w-full min-w-[720px] table-fixed">
          <caption className="sr-only">{title}的逐项对照</caption>
          <thead>
            <tr>
              <th scope="col" className="w-[30%]">
                条件
              </th>
              <th scope="col" className="w-[16%]">
                结果
              </th>
              <th scope="col" className="w-[28%]">
                所用数据
              </th>
              <th scope="col">出处</th>
            </tr>
          </thead>
          {alternatives.map(({ alt, findings, holding: held }) => (
            <tbody key={alt}>
              {alternatives.length > 1 && (
                <tr>
                  <th scope="rowgroup" colSpan={4} className="bg-subtle">
                    <span className="flex items-center gap-2 text-sm font-semibold">
                      方案 {alt.toUpperCase()}
                      <Badge tone={holdings[held].tone}>{holdings[held].word}</Badge>
                      <span className="text-xs font-normal text-muted">各方案满足一个即可</span>
                    </span>
                  </th>
                </tr>
              )}
              {findings.map((finding) => (
                <FindingRow key={finding.ruleId} finding={finding} />
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </Card>
  );
}

function FindingRow({ finding }: { finding: Finding }) {
  const { condition, state, word, used, clause, from, doubtful, note } = finding;
  const { word: name, tone } = states[state];
  const told = word.replace(/^(缺口|缺) /, "");
  return (
    <tr>
      <td>
        {condition}
        {note && <span className="block text-xs text-muted">{note}</span>}
      </td>
      <td>
        <Badge tone={tone}>{state === "short" ? word : name}</Badge>
        {state !== "short" && told && told !== name && <span className="block text-sm">{told}</span>}
      </td>
      <td className="text-sm">{used || "—"}</td>
      <td className="text-sm text-muted">
        {clause}
        <span className="block text-xs">
          {from ? `${from} 起施行` : "施行日未定"} {doubtful && <Badge tone="warn">待核</Badge>}
        </span>
      </td>
    </tr>
  );
}

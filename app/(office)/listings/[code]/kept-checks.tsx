import { StateBadge } from "@/app/(office)/listings/check/verdict-view";
import { Button } from "@/app/ui/button";
import { Card } from "@/app/ui/card";
import { type CheckDifference, differencesOf, type KeptCheck } from "@/lib/listings/check-queries";

type Props = {
  code: string;
  kept: KeptCheck[];
  boards: readonly { value: string; label: string }[];
  query: Record<string, string | undefined>;
};

/** Checks kept before, two of which can be laid side by side. */
export function KeptChecks({ code, kept, boards, query }: Props) {
  if (kept.length === 0) return null;
  const word = (board: string) => boards.find(({ value }) => value === board)?.label ?? board;
  const chosen = (name: string) => kept.find(({ id }) => String(id) === query[name]) ?? null;
  const [before, after] = [chosen("from"), chosen("to")];
  return (
    <Card title="留存记录" flush>
      <form action={`/listings/${code}`}>
        <input type="hidden" name="tab" value="check" />
        <div className="overflow-x-auto">
          <table className="table w-full min-w-[720px]">
            <thead>
              <tr>
                <th scope="col">前</th>
                <th scope="col">后</th>
                <th scope="col">板块</th>
                <th scope="col">规则日期</th>
                <th scope="col">结论</th>
                <th scope="col">说明</th>
                <th scope="col">留存</th>
              </tr>
            </thead>
            <tbody>
              {kept.map(({ id, board, asOf, verdict, note, at, by }, i) => (
                <tr key={id}>
                  {(["from", "to"] as const).map((name) => (
                    <td key={name}>
                      <input
                        type="radio"
                        className="tick"
                        name={name}
                        value={id}
                        aria-label={`${name === "from" ? "前" : "后"}：${at} ${word(board)}`}
                        defaultChecked={
                          query[name] ? query[name] === String(id) : i === (name === "from" ? 1 : 0)
                        }
                      />
                    </td>
                  ))}
                  <td className="whitespace-nowrap">{word(board)}</td>
                  <td className="whitespace-nowrap">{asOf}</td>
                  <td>{verdict.sentence}</td>
                  <td>{note}</td>
                  <td className="whitespace-nowrap text-muted">
                    {at} {by}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <div className="no-print border-t border-line p-3">
          <Button type="submit" disabledReason={kept.length < 2 ? "留存两次以上才能比较" : null}>
            比较所选两次
          </Button>
        </div>
      </form>
      {before && after && before.id !== after.id && <Comparison before={before} after={after} word={word} />}
    </Card>
  );
}

type ComparisonProps = { before: KeptCheck; after: KeptCheck; word: (board: string) => string };

function Comparison({ before, after, word }: ComparisonProps) {
  const titleOf = ({ board, asOf, at }: KeptCheck) => `${word(board)} ${asOf} 规则（${at} 留存）`;
  if (before.board !== after.board)
    return <p className="p-4 text-warn">两次对照的板块不同，不能逐条比较，请选同一板块。</p>;
  const differences = differencesOf(before.verdict, after.verdict);
  const places = new Map([...placesOf(before), ...placesOf(after)]);
  const turned = ({ before: old, after: now }: CheckDifference) => old?.state !== now?.state;
  const ordered = [...differences.filter(turned), ...differences.filter((one) => !turned(one))];
  return (
    <section aria-label="两次对照的不同" className="border-t border-line">
      <h3 className="px-4 py-3 font-semibold">
        {titleOf(before)} → {titleOf(after)}
        <span className="ml-3 text-sm font-normal text-muted">
          {differences.length === 0
            ? "逐条相同"
            : `${differences.length} 条不同，其中 ${differences.filter(turned).length} 条结论变了`}
        </span>
      </h3>
      {differences.length > 0 && (
        <div className="overflow-x-auto border-t border-line">
          <table className="table w-full min-w-[720px] table-fixed">
            <thead>
              <tr>
                <th scope="col" className="w-[34%]">
                  条件
                </th>
                <th scope="col">前（{before.asOf} 规则）</th>
                <th scope="col">后（{after.asOf} 规则）</th>
              </tr>
            </thead>
            <tbody>
              {ordered.map(({ ruleId, condition, before: old, after: now }) => (
                <tr key={ruleId}>
                  <th scope="row" className="font-normal">
                    {condition}
                    <span className="block text-xs text-muted">{places.get(ruleId)}</span>
                  </th>
                  <Side side={old} />
                  <Side side={now} />
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** Where a condition stands: several sets ask for the same in the same words. */
const placesOf = ({ verdict }: KeptCheck): [string, string][] =>
  verdict.sets.flatMap(({ title, alternatives }) =>
    alternatives.flatMap(({ alt, findings }) =>
      findings.map(({ ruleId }): [string, string] => [
        ruleId,
        alternatives.length > 1 ? `${title}，方案 ${alt.toUpperCase()}` : title,
      ]),
    ),
  );

function Side({ side }: { side: CheckDifference["before"] }) {
  if (!side) return <td className="text-muted">没有这一条</td>;
  return (
    <td>
      <StateBadge state={side.state} />
      <span className="ml-2 text-muted">{side.words}</span>
    </td>
  );
}

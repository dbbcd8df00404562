import { Card } from "@/app/ui/card";
import { Decimals } from "@/app/ui/decimals";
import { TextLink } from "@/app/ui/link";
import { StatCard } from "@/app/ui/stat-card";
import type { Viewer } from "@/lib/auth/viewer";
import { today, yearOf } from "@/lib/date/day";
import { showYi } from "@/lib/money/yuan";
import { type Period, type SigningFigures, signingFigures } from "@/lib/projects/counting";
import { listUnits } from "@/lib/units/queries";
import { figureLinks } from "./figure-links";

/** This year's signings, starts and productions: in total, per unit, each opening its projects, with the definition. */
export async function Figures({ viewer }: { viewer: Viewer }) {
  const now = today();
  const period: Period = { from: `${yearOf(now)}-01-01`, to: now };
  const [{ total, byUnit }, units] = await Promise.all([signingFigures(viewer, period), listUnits()]);
  const rows = units.flatMap((unit) => {
    const figures = byUnit.get(unit.id);
    return figures || (unit.carriesTarget && byUnit.size > 1) ? [{ unit, figures }] : [];
  });
  return (
    <Card title={`${yearOf(now)} 年签约与落地进度`} extra={<span className="text-muted">截至 {now}</span>}>
      <Totals total={total} period={period} />
      {rows.length > 1 && (
        <div className="mt-4 overflow-x-auto rounded border border-line">
          <table className="table w-full">
            <caption className="sr-only">各单位本年签约、开工与投产</caption>
            <thead>
              <tr>
                <th scope="col">单位</th>
                <th scope="col" className="!text-right">
                  正式签约（个）
                </th>
                <th scope="col" className="!text-right">
                  协议总投资（亿元）
                </th>
                <th scope="col" className="!text-right">
                  框架签约（个）
                </th>
                <th scope="col" className="!text-right">
                  开工（个）
                </th>
                <th scope="col" className="!text-right">
                  投产（个）
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ unit, figures }) => (
                <UnitRow
                  key={unit.id}
                  code={unit.code}
                  name={unit.shortName}
                  figures={figures}
                  period={period}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="mt-3 text-xs text-muted">{definition(period)}</p>
    </Card>
  );
}

const definition = ({ from, to }: Period) =>
  `口径：${from} 至 ${to} 正式签约并经市招商中心认定的项目，按首次正式签约计一次；分期项目按总项目计，增资扩产只计增量、不计个数；` +
  "框架协议单列，不与正式签约相加；总投资待定或为区间的，计个数、不计金额。开工、投产同样以认定为准。部分数据因四舍五入，分项与合计可能不等。";

const unknownWord = (n: number) => (n > 0 ? `${n} 个金额未计入` : null);

const increaseWord = ({ count, yuan }: SigningFigures["increase"]) =>
  count > 0 ? `含增资扩产 ${count} 个的增量 ${showYi(yuan)} 亿元` : null;

const joined = (...words: (string | null)[]) => words.filter(Boolean).join("；");

function Totals({ total, period }: { total: SigningFigures; period: Period }) {
  const { formal, increase, framework, agreed, started, produced } = total;
  const links = figureLinks(period);
  return (
    <div className="grid grid-cols-2 gap-3 md:grid-cols-[1fr_1.4fr_1.2fr_0.8fr_0.8fr]">
      <StatCard label="新签约正式项目" value={String(formal.count)} unit="个" href={links.formal} />
      <StatCard
        label="协议总投资"
        value={showYi(agreed)}
        unit="亿元"
        note={joined(increaseWord(increase), unknownWord(formal.unknown + increase.unknown))}
        href={links.agreed}
      />
      <StatCard
        label="框架签约（另计）"
        value={String(framework.count)}
        unit="个"
        note={joined(
          `${showYi(framework.yuan)} 亿元`,
          framework.upgraded > 0 ? `${framework.upgraded} 个已转正式` : null,
          unknownWord(framework.unknown),
        )}
        href={links.framework}
      />
      <StatCard label="开工" value={String(started)} unit="个" href={links.started} />
      <StatCard label="投产" value={String(produced)} unit="个" href={links.produced} />
    </div>
  );
}

type UnitRowProps = { code: string; name: string; figures: SigningFigures | undefined; period: Period };

function UnitRow({ code, name, figures, period }: UnitRowProps) {
  const links = figureLinks(period, code);
  const cell = (count: number, href: string) => (
    <td className="!text-right tabular-nums">
      {count > 0 ? <TextLink href={href}>{count}</TextLink> : <span className="text-muted">0</span>}
    </td>
  );
  return (
    <tr>
      <th scope="row" className="whitespace-nowrap font-normal">
        {name}
      </th>
      {cell(figures?.formal.count ?? 0, links.formal)}
      <td className="!text-right tabular-nums" title={unknownWord(figures?.formal.unknown ?? 0) ?? undefined}>
        <Decimals>{showYi(figures?.agreed ?? 0)}</Decimals>
      </td>
      {cell(figures?.framework.count ?? 0, links.framework)}
      {cell(figures?.started ?? 0, links.started)}
      {cell(figures?.produced ?? 0, links.produced)}
    </tr>
  );
}

import { Card } from "@/app/ui/card";
import { TextLink } from "@/app/ui/link";
import { showYi } from "@/lib/money/yuan";
import type { Slip } from "@/lib/projects/change-queries";

const shownAtOnce = 50;

/** `改期 3 次 共 +74 天` */
function wordsOf({
  moved,
  days,
  shrunk,
  shrunkYuan,
  renamed,
}: Omit<Slip, "id" | "code" | "name" | "unitId">): string {
  return [
    moved > 0 ? `改期 ${moved} 次 共 ${days > 0 ? "+" : ""}${days} 天` : null,
    shrunk > 0 ? `缩水 ${shrunk} 次 共 −${showYi(shrunkYuan)} 亿元` : null,
    renamed > 0 ? `改名 ${renamed} 次` : null,
  ]
    .filter(Boolean)
    .join("；");
}

const added = (slips: readonly Slip[]) =>
  slips.reduce(
    (sum, one) => ({
      moved: sum.moved + one.moved,
      days: sum.days + one.days,
      shrunk: sum.shrunk + one.shrunk,
      shrunkYuan: sum.shrunkYuan + one.shrunkYuan,
      renamed: sum.renamed + one.renamed,
    }),
    { moved: 0, days: 0, shrunk: 0, shrunkYuan: 0, renamed: 0 },
  );

/** Plans moved, totals shrunken, names changed: per unit first, then project by project. */
export function SlipCard({ slips, names }: { slips: readonly Slip[]; names: ReadonlyMap<number, string> }) {
  const units = [...names].flatMap(([id, name]) => {
    const own = slips.filter(({ unitId }) => unitId === id);
    return own.length > 0 ? [{ id, name, words: wordsOf(added(own)) }] : [];
  });
  return (
    <div id="slips" className="min-w-0">
      <Card flush title={`改期、缩水、改名 ${slips.length} 个`}>
        {slips.length === 0 ? (
          <p className="p-4 text-muted">这段时间没有项目改期、调低总投资或改名。</p>
        ) : (
          <>
            <ul className="space-y-1 border-b border-line px-4 py-3 text-sm">
              {units.map(({ id, name, words }) => (
                <li key={id} className="flex gap-3">
                  <span className="w-16 shrink-0 text-muted">{name}</span>
                  {words}
                </li>
              ))}
            </ul>
            <table className="table w-full">
              <caption className="sr-only">改期、缩水、改名的项目</caption>
              <thead>
                <tr>
                  <th scope="col">项目</th>
                  <th scope="col">单位</th>
                  <th scope="col">变化</th>
                </tr>
              </thead>
              <tbody>
                {slips.slice(0, shownAtOnce).map((slip) => (
                  <tr key={slip.id}>
                    <th scope="row" className="font-normal">
                      <TextLink href={`/projects/${slip.code}?tab=history`}>{slip.name}</TextLink>
                    </th>
                    <td className="whitespace-nowrap">{names.get(slip.unitId)}</td>
                    <td>{wordsOf(slip)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )}
      </Card>
    </div>
  );
}

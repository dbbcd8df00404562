import { Card } from "@/app/ui/card";
import { TextLink } from "@/app/ui/link";
import type { Viewer } from "@/lib/auth/viewer";
import { otherRoundsOf, partnersOf } from "@/lib/funds/deal-record";
import type { Deal, Round } from "@/lib/funds/reach";
import { showWan } from "@/lib/money/yuan";

type Props = { viewer: Viewer; deal: Deal; round: Round };

/** Who else of the matrix is in this round, and the company's other rounds. */
export async function PartnerSection({ viewer, deal, round }: Props) {
  const [partners, others] = await Promise.all([partnersOf(viewer, deal), otherRoundsOf(viewer, round)]);
  return (
    <Card title="同轮基金与其他轮次">
      {partners.length === 0 && others.length === 0 && (
        <p className="text-muted">矩阵内只有这只基金投了这家企业的这一轮。</p>
      )}
      {partners.length > 0 && (
        <>
          <p className="mb-1 text-sm text-muted">
            同轮 {partners.length + 1} 只基金，企业个数和撬动资本只计一次：
          </p>
          <ul className="mb-3 space-y-1">
            {partners.map(({ code, fund, paidYuan }) => (
              <li key={code} className="flex justify-between gap-2">
                <TextLink href={`/funds/deals/${code}`}>{fund}</TextLink>
                <span className="text-sm text-muted">打款 {showWan(paidYuan ?? 0)} 万元</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {others.length > 0 && (
        <>
          <p className="mb-1 text-sm text-muted">这家企业的其他轮次，首次打款之后的都是追加，只计金额：</p>
          <ul className="space-y-1">
            {others.map(({ code, round: name, fund, firstPaidOn, paidYuan }) => (
              <li key={code} className="flex justify-between gap-2">
                <span>
                  <TextLink href={`/funds/deals/${code}`}>{name}</TextLink>
                  <span className="ml-2 text-sm text-muted">{fund}</span>
                </span>
                <span className="text-sm text-muted">
                  {firstPaidOn ? `${firstPaidOn} 打款 ${showWan(paidYuan ?? 0)} 万元` : "还没有打款"}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}

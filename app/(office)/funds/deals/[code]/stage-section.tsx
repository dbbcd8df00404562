import { Card } from "@/app/ui/card";
import { TextLink } from "@/app/ui/link";
import { reaches } from "@/lib/auth/reach";
import { can, type Viewer } from "@/lib/auth/viewer";
import { flowsOfDeal, type StageView } from "@/lib/funds/deal-record";
import type { DealRecord } from "@/lib/funds/queries";
import { flowKinds, flowSigns } from "@/lib/funds/rules";
import { showWan } from "@/lib/money/yuan";
import { AdvanceStage } from "./advance-stage";

type Props = { viewer: Viewer; found: DealRecord; stages: StageView[] };

/** The road stage by stage with its papers, and the money that moved for those who may read it. */
export async function StageSection({ viewer, found, stages }: Props) {
  const { deal, round } = found;
  const mayAdvance = reaches(viewer, "deal.advance", round) && deal.endedOn === null;
  return (
    <div className="space-y-4">
      <Card title="阶段与材料" flush>
        <div className="fund-card-table">
          <table className="table w-full">
            <caption className="sr-only">阶段与材料</caption>
            <thead>
              <tr>
                <th scope="col">阶段</th>
                <th scope="col">日期</th>
                <th scope="col">材料</th>
                <th scope="col">说明</th>
                {mayAdvance && <th scope="col" aria-label="办理" />}
              </tr>
            </thead>
            <tbody>
              {stages.map((view) => (
                <tr key={view.stage}>
                  <th scope="row">{view.label}</th>
                  <td className="whitespace-nowrap">{view.reachedOn ?? "—"}</td>
                  <td>
                    <Paper view={view} />
                  </td>
                  <td className="text-muted">{view.isTyped ? view.note : "由现金流带出，首次打款日"}</td>
                  {mayAdvance && (
                    <td className="num">
                      {view.isTyped && (
                        <AdvanceStage
                          code={deal.code}
                          version={deal.version}
                          stage={view.stage}
                          label={view.label}
                          expected={view.expected}
                          reachedOn={view.reachedOn ?? ""}
                          note={view.note ?? ""}
                        />
                      )}
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Card>
      {can(viewer, "flow.read") && <Payments viewer={viewer} found={found} />}
    </div>
  );
}

function Paper({ view: { paper, expected, reachedOn, isTyped } }: { view: StageView }) {
  if (paper)
    return (
      <a href={`/api/files/${paper.key}`} className="text-primary hover:underline">
        {paper.name}
      </a>
    );
  if (!isTyped) return <span className="text-muted">见流水凭证</span>;
  return (
    <span className={reachedOn ? "text-warn" : "text-muted"}>{reachedOn ? `缺：${expected}` : expected}</span>
  );
}

async function Payments({ viewer, found: { deal, fund } }: { viewer: Viewer; found: DealRecord }) {
  const flows = await flowsOfDeal(viewer, deal);
  return (
    <Card
      title={`打款与回款（${flows.length}）`}
      flush={flows.length > 0}
      extra={<TextLink href={`/funds/${fund.code}?tab=flows`}>基金账户</TextLink>}
    >
      {flows.length === 0 ? (
        <p className="text-muted">还没有打款。</p>
      ) : (
        <div className="fund-card-table">
          <table className="table w-full">
            <caption className="sr-only">打款与回款，金额单位万元</caption>
            <thead>
              <tr>
                <th scope="col">日期</th>
                <th scope="col">类型</th>
                <th scope="col" className="num">
                  基金收支（万元）
                </th>
                <th scope="col">凭证</th>
                <th scope="col">摘要</th>
              </tr>
            </thead>
            <tbody>
              {flows.map(({ code, on, kind, yuan, voucherKey, voucherName, voucherNote, note }) => (
                <tr key={code}>
                  <td className="whitespace-nowrap">{on}</td>
                  <td>{flowKinds[kind as keyof typeof flowKinds]}</td>
                  <td className="num">{showWan((yuan ?? 0) * flowSigns[kind as keyof typeof flowSigns])}</td>
                  <td>
                    {voucherKey ? (
                      <a href={`/api/files/${voucherKey}`} className="text-primary hover:underline">
                        {voucherNote ?? voucherName}
                      </a>
                    ) : (
                      (voucherNote ?? <span className="text-muted">—</span>)
                    )}
                  </td>
                  <td className="text-muted">{note}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}

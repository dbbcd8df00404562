import { newFormKey } from "@/app/(office)/form/form-key";
import { Badge } from "@/app/ui/badge";
import { Card } from "@/app/ui/card";
import { Empty } from "@/app/ui/empty";
import { TextLink } from "@/app/ui/link";
import { StatCard } from "@/app/ui/stat-card";
import { reaches } from "@/lib/auth/reach";
import type { Viewer } from "@/lib/auth/viewer";
import type { Day } from "@/lib/date/day";
import { commitmentFields as of } from "@/lib/funds/fields";
import { type CallView, type CommitmentView, commitmentsOf } from "@/lib/funds/fund-record";
import { fundOptions } from "@/lib/funds/options";
import type { Fund } from "@/lib/funds/reach";
import { moneyKinds } from "@/lib/funds/rules";
import { showPercent, showWan } from "@/lib/money/yuan";
import { AddCommitment, CallActions, CommitmentActions } from "./commitment-actions";

type Props = { viewer: Viewer; fund: Fund; asOf: Day };

/** Who promised what, by kind of money; what was called, has arrived and is overdue. */
export async function CommitmentSection({ viewer, fund, asOf }: Props) {
  const [rows, funds] = await Promise.all([commitmentsOf(viewer, fund, asOf), fundOptions(viewer)]);
  const mayWrite = reaches(viewer, "fund.commit", fund);
  const others = funds.filter(({ value }) => value !== String(fund.id));
  return (
    <div className="space-y-4">
      {rows.length > 0 && <ByKind rows={rows} />}
      <Card
        title="出资人与缴款"
        flush={rows.length > 0}
        extra={mayWrite && <AddCommitment code={fund.code} formKey={newFormKey()} funds={others} />}
      >
        {rows.length === 0 ? (
          <Empty title="还没有登记认缴">按出资人登记认缴金额和资金性质，再登记缴款通知。</Empty>
        ) : (
          <div className="overflow-x-auto">
            <table className="table w-full">
              <caption className="sr-only">出资人与缴款，金额单位万元，截至 {asOf}</caption>
              <thead>
                <tr>
                  <th scope="col">出资人</th>
                  <th scope="col">资金性质</th>
                  {["认缴（万元）", "已通知", "实缴", "实缴率", "逾期未缴", "已分配"].map((title) => (
                    <th key={title} scope="col" className="num">
                      {title}
                    </th>
                  ))}
                  {mayWrite && <th scope="col" aria-label="办理" />}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <CommitmentLines
                    key={row.id}
                    row={row}
                    code={fund.code}
                    mayWrite={mayWrite}
                    funds={others}
                  />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Card>
      <p className="text-sm text-muted">
        实缴来自“现金流”里的出资流水，先抵最早一期缴款；过了期限还没缴足的为逾期。出自矩阵内基金的认缴，在矩阵小计里只计一次。
      </p>
    </div>
  );
}

function ByKind({ rows }: { rows: CommitmentView[] }) {
  const kinds = (Object.keys(moneyKinds) as (keyof typeof moneyKinds)[]).map((kind) => {
    const own = rows.filter(({ moneyKind, fromFundId }) => moneyKind === kind && fromFundId === null);
    return { name: moneyKinds[kind], own };
  });
  const inner = { name: "矩阵内基金", own: rows.filter(({ fromFundId }) => fromFundId !== null) };
  const sum = (own: CommitmentView[], key: "committedYuan" | "paidYuan") =>
    own.reduce((total, row) => total + (row[key] ?? 0), 0);
  return (
    <section aria-label="按资金性质" className="grid grid-cols-2 gap-3 md:grid-cols-3 xl:grid-cols-5">
      {[...kinds, inner]
        .filter(({ own }) => own.length > 0)
        .map(({ name, own }) => (
          <StatCard
            key={name}
            label={`${name}认缴`}
            value={showWan(sum(own, "committedYuan"))}
            unit="万元"
            note={`实缴 ${showWan(sum(own, "paidYuan"))} 万元`}
          />
        ))}
    </section>
  );
}

type LineProps = {
  row: CommitmentView;
  code: string;
  mayWrite: boolean;
  funds: { value: string; label: string }[];
};

function CommitmentLines({ row, code, mayWrite, funds }: LineProps) {
  const { contributor, from, moneyKind, committed, committedYuan, paidYuan, overdueYuan } = row;
  return (
    <>
      <tr>
        <th scope="row">
          {from ? <TextLink href={`/funds/${from.code}`}>{from.name}</TextLink> : contributor}
          {row.note && <span className="block text-xs font-normal text-muted">{row.note}</span>}
        </th>
        <td>{from ? "矩阵内基金" : moneyKinds[moneyKind]}</td>
        <td className="num">{of.committed.show(committed)}</td>
        <td className="num">{showWan(row.calledYuan)}</td>
        <td className="num">{showWan(paidYuan)}</td>
        <td className="num">{showPercent(committedYuan ? paidYuan / committedYuan : null)}</td>
        <td className="num">
          {overdueYuan > 0 ? <span className="text-danger">{showWan(overdueYuan)}</span> : "0"}
        </td>
        <td className="num">{showWan(row.distributedYuan)}</td>
        {mayWrite && (
          <td className="num">
            <CommitmentActions
              code={code}
              id={row.id}
              version={row.version}
              name={contributor}
              formKey={newFormKey()}
              funds={funds}
              value={{
                contributor,
                moneyKind,
                fromFundId: row.fromFundId === null ? "" : String(row.fromFundId),
                committed: of.committed.raw(committed).typed,
                committedOn: row.committedOn ?? "",
                note: row.note ?? "",
              }}
            />
          </td>
        )}
      </tr>
      {row.calls.map((call) => (
        <CallLine key={call.id} call={call} code={code} contributor={contributor} mayWrite={mayWrite} />
      ))}
    </>
  );
}

type CallLineProps = { call: CallView; code: string; contributor: string; mayWrite: boolean };

function CallLine({ call, code, contributor, mayWrite }: CallLineProps) {
  const { id, version, dueOn, called, calledYuan, openYuan, isOverdue, note } = call;
  return (
    <tr className="text-sm">
      <td colSpan={3} className="text-muted">
        <span className="pl-6">
          缴款期限 {dueOn}
          {note && `，${note}`}
        </span>
      </td>
      <td className="num">{showWan(calledYuan)}</td>
      <td colSpan={3} className="num">
        {openYuan === 0 && <Badge tone="good">已缴足</Badge>}
        {openYuan > 0 && (
          <Badge tone={isOverdue ? "danger" : "warn"}>
            {isOverdue ? "逾期" : "待缴"} {showWan(openYuan)} 万元
          </Badge>
        )}
      </td>
      <td />
      {mayWrite && (
        <td className="num">
          <CallActions
            code={code}
            id={id}
            version={version}
            name={`${contributor} ${dueOn} 的缴款`}
            value={{ called: called?.typed ?? "", dueOn, note: note ?? "" }}
          />
        </td>
      )}
    </tr>
  );
}

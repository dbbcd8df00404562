import { newFormKey } from "@/app/(office)/form/form-key";
import { Badge } from "@/app/ui/badge";
import { LinkButton } from "@/app/ui/button";
import { Card } from "@/app/ui/card";
import { cx } from "@/app/ui/class-names";
import { Empty } from "@/app/ui/empty";
import { TextLink } from "@/app/ui/link";
import { reaches } from "@/lib/auth/reach";
import type { Viewer } from "@/lib/auth/viewer";
import { type AccountLine, accountOf } from "@/lib/funds/account";
import { contributorOptions, dealOptions } from "@/lib/funds/options";
import type { Fund } from "@/lib/funds/reach";
import { showWan } from "@/lib/money/yuan";
import { AddFlow, FlowActions } from "./flow-actions";
import { FlowGrid } from "./flow-grid";
import { flowWord } from "./flow-words";

type Props = { viewer: Viewer; fund: Fund; editing: boolean };

/** The fund's account: to read and print as a table, to correct many rows as a sheet. */
export async function AccountSection({ viewer, fund, editing }: Props) {
  const [lines, contributors, deals] = await Promise.all([
    accountOf(viewer, fund),
    contributorOptions(fund.id),
    dealOptions(viewer, fund.id),
  ]);
  const mayLog = reaches(viewer, "flow.log", fund);
  const mayRevise = reaches(viewer, "flow.revise", fund);
  const twins = lines.filter(({ isTwin, mirrorOf }) => isTwin && !mirrorOf).length;
  const parties = { contributors, deals };
  const address = `/funds/${fund.code}?tab=flows`;
  return (
    <Card
      title={`现金流（${lines.length}）`}
      flush={lines.length > 0}
      extra={
        <>
          {twins > 0 && <Badge tone="warn">{twins} 笔疑似重复</Badge>}
          <TextLink href={`/funds/flows?fund=${fund.code}`}>在台账里看</TextLink>
          {mayRevise && lines.length > 0 && (
            <LinkButton size="small" href={editing ? address : `${address}&edit=1`}>
              {editing ? "完成" : "批量更正"}
            </LinkButton>
          )}
          {mayLog && <AddFlow fundId={fund.id} formKey={newFormKey()} {...parties} />}
        </>
      }
    >
      {lines.length === 0 && (
        <Empty title="还没有现金流">先登记认缴，再登记每一笔出资；投资从打款开始。</Empty>
      )}
      {lines.length > 0 && editing && mayRevise && (
        <div className="p-3">
          <FlowGrid fundId={fund.id} lines={lines} {...parties} />
        </div>
      )}
      {lines.length > 0 && !(editing && mayRevise) && (
        <AccountTable lines={lines} mayRevise={mayRevise} fundId={fund.id} />
      )}
    </Card>
  );
}

type TableProps = { lines: AccountLine[]; mayRevise: boolean; fundId: number };

function AccountTable({ lines, mayRevise, fundId }: TableProps) {
  return (
    <div className="overflow-x-auto">
      <table className="table w-full">
        <caption className="sr-only">现金流，金额单位万元，入正出负</caption>
        <thead>
          <tr>
            <th scope="col">日期</th>
            <th scope="col">类型</th>
            <th scope="col">出资人或投资项目</th>
            <th scope="col" className="num">
              收支（万元）
            </th>
            <th scope="col" className="num">
              余额
            </th>
            <th scope="col">凭证</th>
            <th scope="col">摘要</th>
            {mayRevise && <th scope="col" aria-label="办理" />}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <AccountRow key={line.code} line={line} mayRevise={mayRevise} fundId={fundId} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type RowProps = { line: AccountLine; mayRevise: boolean; fundId: number };

function AccountRow({ line, mayRevise, fundId }: RowProps) {
  const { code, version, on, counterpart, signed, balance, voucher, voucherNote, note, isTwin, mirrorOf } =
    line;
  return (
    <tr id={code}>
      <td className="whitespace-nowrap">{on}</td>
      <td className="whitespace-nowrap">
        {flowWord(line)}
        {isTwin && (
          <Badge tone="warn" className="ml-1.5" title="同日、同类、同额还有一笔，请核对是否重复">
            疑似重复
          </Badge>
        )}
      </td>
      <td>
        {mirrorOf ? (
          <TextLink href={`/funds/${mirrorOf.code}?tab=flows#${code}`}>{mirrorOf.name}</TextLink>
        ) : (
          counterpart
        )}
      </td>
      <td className="num">{showWan(signed)}</td>
      <td className={cx("num", balance < 0 && "text-danger")}>{showWan(balance)}</td>
      <td>
        {voucher ? (
          <a href={`/api/files/${voucher.key}`} className="text-primary hover:underline">
            {voucherNote ?? voucher.name}
          </a>
        ) : (
          (voucherNote ?? <span className="text-muted">—</span>)
        )}
      </td>
      <td className="text-muted">{note}</td>
      {mayRevise && (
        <td className="num">
          {!mirrorOf && (
            <FlowActions
              code={code}
              version={version}
              what={`${on} ${flowWord(line)}`}
              line={line}
              fundId={fundId}
            />
          )}
        </td>
      )}
    </tr>
  );
}

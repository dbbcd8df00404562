import { FileDown } from "lucide-react";
import { LinkButton } from "@/app/ui/button";
import { Card } from "@/app/ui/card";
import { Tabs } from "@/app/ui/tabs";
import { registerOf } from "@/lib/imports/registers";
import { isUndoable, newCompaniesOf, type Run, rowsOfRun } from "@/lib/imports/runs";
import { countOf, previewGroups, reportGroups } from "@/lib/imports/verdicts";
import { currencyNames } from "@/lib/money/currency";
import { grouped } from "@/lib/money/decimal";
import { showIn, showWan, showYi } from "@/lib/money/yuan";
import { ConfirmRun } from "./confirm-run";
import { RowTable } from "./row-table";

type Props = { run: Run; group: string | null; page: number };

/** Every row of the file by what becomes of it; nothing is written before it is confirmed. */
export async function Preview({ run, group, page }: Props) {
  const done = ["done", "writing", "undone"].includes(run.step);
  const groups = (done ? reportGroups : previewGroups).filter(
    ({ key, verdicts }) => key !== "undone" || countOf(run.counts, verdicts) > 0,
  );
  const chosen =
    groups.find(({ key }) => key === group) ??
    groups.find(({ verdicts }) => countOf(run.counts, verdicts) > 0) ??
    groups[0];
  const register = registerOf(run.register);
  const [{ rows, pages }, companies, more] = await Promise.all([
    rowsOfRun(run, chosen?.verdicts ?? [], page),
    newCompaniesOf(run, done ? ["added", "updated"] : ["new", "changed", "ticked"]),
    newCompaniesOf(run, ["look"]),
  ]);
  const address = (key: string, at = 1) => `/imports/${run.code}?group=${key}${at > 1 ? `&page=${at}` : ""}`;
  return (
    <div className="space-y-4">
      <Totals run={run} companies={companies} more={more} done={done} sumLabel={register.sumLabel} />
      <ConfirmRun
        code={run.code}
        step={run.step}
        writes={countOf(run.counts, ["new", "changed", "ticked"])}
        waiting={countOf(run.counts, ["look"])}
        companies={companies.length}
        record={register.record}
        ledger={register.title}
        home={register.home}
        undoable={register.undo !== undefined && isUndoable(run)}
      />
      <Card
        flush
        title={done ? "结果" : "逐行核对"}
        extra={
          <LinkButton
            plain
            size="small"
            href={`/imports/${run.code}/problems`}
            icon={<FileDown size={14} aria-hidden="true" />}
          >
            下载问题清单
          </LinkButton>
        }
      >
        <div className="px-4">
          <Tabs
            label="按结果查看"
            tabs={groups.map(({ key, title, verdicts, tone }) => ({
              href: address(key),
              title,
              count: countOf(run.counts, verdicts),
              tone,
              current: key === chosen?.key,
            }))}
          />
        </div>
        <RowTable
          code={run.code}
          record={register.record}
          columns={register.shown}
          rows={rows}
          tickable={!done && chosen?.key === "look"}
        />
        {pages > 1 && (
          <div className="flex items-center gap-3 p-3">
            {page > 1 && (
              <LinkButton size="small" href={address(chosen?.key ?? "", page - 1)}>
                上一页
              </LinkButton>
            )}
            <span className="text-sm text-muted">
              第 {page} / {pages} 页
            </span>
            {page < pages && (
              <LinkButton size="small" href={address(chosen?.key ?? "", page + 1)}>
                下一页
              </LinkButton>
            )}
          </div>
        )}
      </Card>
    </div>
  );
}

/** The checks a person makes with the paper ledger in hand: rows, sums, subtotals, new companies, columns left out. */
type TotalsProps = {
  run: Run;
  companies: readonly string[];
  more: readonly string[];
  done: boolean;
  sumLabel: string | null;
};

function Totals({ run, companies, more, done, sumLabel }: TotalsProps) {
  const { found } = run.settings;
  if (!found) return null;
  const wrong = found.totals.filter(({ ok }) => !ok);
  return (
    <Card title="核对">
      <div className="space-y-2">
        <p>
          文件里有内容的 {found.filledRows} 行全部有交代。{sumLabel && sumInWords(sumLabel, found.sum)}
        </p>
        {!done && found.small !== undefined && (
          <p className="rounded bg-warn-tint px-3 py-2 text-warn">
            最大的一笔{sumLabel}只有 {showWan(found.small)}{" "}
            万元，少见，请核对金额单位：是不是把亿元当成了万元或元
          </p>
        )}
        {!done && (found.unread ?? 0) > 0 && (
          <p className="rounded bg-warn-tint px-3 py-2 text-warn">
            “不变”里有 {found.unread} 行含有没读懂的格子；改的正是这些格子时不会导入，请逐行看说明
          </p>
        )}
        {found.totals.length > 0 && wrong.length === 0 && <p>表里的小计、合计与各行相加一致。</p>}
        {wrong.map(({ sheet, row, label, column, shown, computed, uncounted }) => (
          <p key={`${sheet}${row}${column}`} className="rounded bg-warn-tint px-3 py-2 text-warn">
            “{sheet}”第 {row} 行 {label}：{column} 写的是 {grouped(shown)}，各行相加是 {grouped(computed)}
            {uncounted > 0 && `（另有 ${uncounted} 格不是确切数字，没有相加）`}
          </p>
        ))}
        <Companies title={done ? "新登记了" : "将新登记"} names={companies} />
        {!done && <Companies title="勾选待核的行后，还会新登记" names={more} />}
        {found.unmapped.length > 0 && (
          <p className="text-sm text-muted">没有导入的列：{found.unmapped.join("、")}</p>
        )}
      </div>
    </Card>
  );
}

function Companies({ title, names }: { title: string; names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <details>
      <summary className="cursor-pointer">
        {title} {names.length} 家企业
      </summary>
      <p className="mt-1 text-sm text-muted">{names.join("、")}</p>
    </details>
  );
}

type Sum = NonNullable<Run["settings"]["found"]>["sum"];

function sumInWords(label: string, { yuan, rows, waiting, blank, open, foreign }: Sum): string {
  const ofThese = waiting.rows > 0 ? `，其中待核 ${waiting.rows} 行 ${showYi(waiting.yuan)} 亿元` : "";
  const parts = [
    `${label}合计 ${showYi(yuan)} 亿元（${rows} 行${ofThese}）`,
    ...foreign.map(
      ({ currency, units, rows: n }) =>
        `${currencyNames[currency]} ${showIn(units, "万元")} 万（${n} 行，没有汇率，不计入人民币合计）`,
    ),
    open > 0 && `${open} 行是区间或待定，不计入`,
    blank > 0 && `${blank} 行没有金额`,
  ];
  return `${parts.filter(Boolean).join("；")}。`;
}

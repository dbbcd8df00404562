import type { Metadata } from "next";
import { orNotFound, requireVerb } from "@/app/(office)/gate";
import { AskPicker } from "@/app/(office)/reports/ask-picker";
import { LinkButton } from "@/app/ui/button";
import { Card } from "@/app/ui/card";
import { DescriptionList } from "@/app/ui/description-list";
import { Empty } from "@/app/ui/empty";
import { PageHeader } from "@/app/ui/page-header";
import { PrintButton } from "@/app/ui/print-button";
import { Tabs } from "@/app/ui/tabs";
import { currentViewer } from "@/lib/auth/session";
import { today } from "@/lib/date/day";
import { type Query, reachWords, reportAsk, unitChoices } from "@/lib/reports/ask";
import { type FigureRows, figureRows, rowsAddress } from "@/lib/reports/queries";
import { spanWords } from "@/lib/reports/span";
import { RowTable } from "./row-table";

export const metadata: Metadata = { title: "指标明细" };

type Props = { params: Promise<{ code: string }>; searchParams: Promise<Query> };

const text = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) ?? "";

/** One indicator: what it means, its value, and exactly the rows it was made of. */
export default async function FigurePage({ params, searchParams }: Props) {
  const [viewer, { code }, query] = await Promise.all([currentViewer(), params, searchParams]);
  requireVerb(viewer, "report.read");
  const ask = await orNotFound(reportAsk(viewer, query));
  const [reading, part, after] = [text(query.reading), text(query.part), text(query.after) || null];
  const [found, units, reach] = await Promise.all([
    orNotFound(figureRows(viewer, code, ask, { reading, part, after })),
    unitChoices(viewer),
    reachWords(viewer, ask.unit),
  ]);
  const { figure } = found;
  const here = (name: string) => rowsAddress(figure.code, ask, { reading: found.reading.key, part: name });
  return (
    <>
      <PageHeader
        title={figure.name}
        crumbs={[{ title: "指标与口径", href: "/reports" }, { title: figure.code }]}
        note={`${reach}，${spanWords(ask)}。数据截至 ${today()}`}
        actions={
          <>
            {found.ledger && <LinkButton href={found.ledger}>在台账中查看这些项目</LinkButton>}
            <PrintButton wide />
          </>
        }
      />
      <AskPicker path={`/reports/${code}`} ask={ask} units={units} keep={{ reading, part }} />
      <Meaning found={found} />
      <div className="no-print mb-3 mt-4">
        <Tabs
          label="由哪些记录得出"
          tabs={found.reading.parts.map(({ name, label, count }) => ({
            href: here(name),
            title: `${label}（${count}）`,
            current: name === found.part.name,
          }))}
        />
      </div>
      {found.rows.length === 0 ? (
        <Empty title="这段时间没有这样的记录">换一个统计期或单位再看。</Empty>
      ) : (
        <RowTable found={found} next={found.next && `${here(found.part.name)}&after=${found.next}`} />
      )}
    </>
  );
}

function Meaning({ found: { figure, reading } }: { found: FigureRows }) {
  return (
    <Card>
      <p className="mb-3">
        <span className="text-figure font-semibold tabular-nums">{reading.value}</span>
        <span className="ml-1 text-muted">{reading.unit}</span>
        {reading.label && <span className="ml-3">{reading.label}</span>}
        {reading.notes.map((note) => (
          <span key={note} className="ml-3 text-sm text-warn">
            {note}
          </span>
        ))}
      </p>
      <DescriptionList
        groups={[
          {
            facts: [
              { label: "公式", value: figure.formula, wide: true },
              { label: "口径", value: figure.caliber, wide: true },
              { label: "依据", value: reading.basis },
              { label: "期间", value: figure.period },
              { label: "计数单位", value: figure.counts },
              { label: "单位", value: reading.unit },
            ],
          },
        ]}
      />
    </Card>
  );
}

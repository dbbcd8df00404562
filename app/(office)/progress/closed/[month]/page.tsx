import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireVerb } from "@/app/(office)/gate";
import { Card } from "@/app/ui/card";
import { Lamp, type LampTone } from "@/app/ui/lamp";
import { TextLink } from "@/app/ui/link";
import { PageHeader } from "@/app/ui/page-header";
import { PrintButton } from "@/app/ui/print-button";
import { Tabs } from "@/app/ui/tabs";
import { currentViewer } from "@/lib/auth/session";
import { closedLights, closedMonths, revisionsOfMonth } from "@/lib/projects/month-queries";
import { RevisionCard } from "./revision-card";

export const metadata: Metadata = { title: "月结灯色" };

const toneOf = (colour: string): LampTone => (colour === "none" ? "grey" : (colour as LampTone));

const ruled: Readonly<Record<string, string>> = { red: "红灯", yellow: "黄灯", green: "绿灯", none: "未评" };

type Closed = Awaited<ReturnType<typeof closedLights>>;

export default async function ClosedMonthPage({ params }: { params: Promise<{ month: string }> }) {
  const [viewer, { month }] = await Promise.all([currentViewer(), params]);
  requireVerb(viewer, "project.read");
  const months = await closedMonths();
  const closed = months.find((one) => one.month === month);
  if (!closed) notFound();
  const [{ tally, rows }, revisions] = await Promise.all([
    closedLights(viewer, closed),
    revisionsOfMonth(viewer, month),
  ]);
  return (
    <>
      <PageHeader
        title={`${month} 月结灯色`}
        crumbs={[{ title: "月度进展", href: `/progress?month=${month}` }, { title: month }]}
        note={`${closed.by ?? "系统"} ${closed.onDay} 月结时留存，以后不再变动`}
        actions={<PrintButton />}
      />
      <Tabs
        label="已月结的月份"
        tabs={months.slice(0, 12).map((one) => ({
          href: `/progress/closed/${one.month}`,
          title: one.month,
          current: one.month === month,
        }))}
      />
      <div className="mt-4 grid items-start gap-4 xl:grid-cols-[420px_1fr]">
        <TallyCard tally={tally} />
        <div className="min-w-0 space-y-4">
          <RevisionCard revisions={revisions} />
          <TroubledCard rows={rows} />
        </div>
      </div>
    </>
  );
}

function TallyCard({ tally }: Pick<Closed, "tally">) {
  const tones = ["red", "yellow", "green", "none"] as const;
  return (
    <Card flush title="各单位">
      <table className="table w-full">
        <caption className="sr-only">各单位的灯色个数</caption>
        <thead>
          <tr>
            <th scope="col">单位</th>
            {tones.map((tone) => (
              <th key={tone} scope="col" className="!text-right">
                <Lamp tone={toneOf(tone)} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tally.map((row) => (
            <tr key={row.unit}>
              <th scope="row" className="whitespace-nowrap font-normal">
                {row.unit}
              </th>
              {tones.map((tone) => (
                <td key={tone} className="!text-right tabular-nums">
                  {row[tone]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function TroubledCard({ rows }: Pick<Closed, "rows">) {
  return (
    <Card flush title={`红灯、黄灯 ${rows.length} 个`}>
      <table className="table w-full">
        <caption className="sr-only">月结时的红灯、黄灯项目和原因</caption>
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col">单位</th>
            <th scope="col">灯</th>
            <th scope="col">原因</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ code, name, unit, colour, computed, rule, measured, since, ...more }) => (
            <tr key={code}>
              <th scope="row" className="font-normal">
                <TextLink href={`/projects/${code}`}>{name}</TextLink>
              </th>
              <td className="whitespace-nowrap">{unit}</td>
              <td className="whitespace-nowrap">
                <Lamp tone={toneOf(colour)} />
                {colour !== computed && <span className="ml-2 text-muted">按规则为{ruled[computed]}</span>}
              </td>
              <td>
                {rule}：{measured}
                {since && <span className="text-muted">，{since} 起</span>}
                {more.exemptReason && (
                  <span className="block text-muted">已认可的原因：{more.exemptReason}</span>
                )}
                {more.overrideReason && (
                  <span className="block text-muted">人工定灯：{more.overrideReason}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

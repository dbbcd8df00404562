import "server-only";
import type { ReportCell, ReportColumn, ReportContent, ReportTable } from "@/lib/export/report-content";
import { inYi, showYi, type Yuan } from "@/lib/money/yuan";
import { levelNames, resolutionKinds, verdictNames } from "@/lib/reviews/rules";
import { projectIn, type Told } from "./words";

type Digest = { itemId: number | null; digest: string; frozenAt: string };

/** The frozen figures as sheets, with the digest under which each was frozen: what the meeting saw, and nothing later. */
export function dataSetContent(told: Told, digests: readonly Digest[]): ReportContent {
  const { review, whole } = told;
  return {
    title: `${review.title}数据集`,
    facts: [
      `会议：${review.code}　${review.heldOn} ${review.startsAt}`,
      `数据冻结于 ${review.frozenAt?.slice(0, 16) ?? ""}，此后的变动不在其中`,
    ],
    sections: [
      { heading: "全市情况", paragraphs: whole.facts.map(factInWords), tables: [unitTable(told)] },
      {
        heading: "议程项目",
        paragraphs: [`共 ${told.items.length} 项议程。`],
        tables: [itemTable(told)],
      },
      {
        heading: "议定事项",
        paragraphs: [`共 ${told.resolutions.length} 条。`],
        tables: told.resolutions.length > 0 ? [resolutionTable(told)] : [],
      },
    ],
    notes: [
      whole.definition,
      `全市数据校验值（SHA-256）：${digests.find(({ itemId }) => itemId === null)?.digest ?? ""}`,
      ...told.items.map(
        ({ id }, i) => `第 ${i + 1} 项校验值：${digests.find(({ itemId }) => itemId === id)?.digest ?? ""}`,
      ),
      "校验值由冻结内容按键名排序后的 JSON 文本算出",
    ],
  };
}

const factInWords = ({ label, value, note }: Told["whole"]["facts"][number]) =>
  `${label}：${value}${note ? `（${note}）` : ""}`;

const text = (shown: string | null | undefined): ReportCell => ({ shown: shown || "—" });
const count = (n: number | null): ReportCell =>
  n === null ? { shown: "—" } : { shown: String(n), number: n, format: "0" };
const yi = (yuan: Yuan | null): ReportCell =>
  yuan === null ? { shown: "—" } : { shown: showYi(yuan), number: inYi(yuan), format: "#,##0.00##" };
const column = (title: string, align: ReportColumn["align"], width: number): ReportColumn => ({
  title,
  align,
  width,
});

const unitTable = ({ whole: { units } }: Told): ReportTable => ({
  title: "分单位情况",
  unitLine: "单位：个、亿元",
  columns: [
    column("单位", "start", 14),
    column("新签约正式项目", "end", 14),
    column("协议总投资", "end", 14),
    column("金额未知", "end", 12),
    column("开工", "end", 10),
    column("红灯", "end", 10),
    column("黄灯", "end", 10),
  ],
  rows: units.map(({ unit, signed, signedYuan, unknown, started, red, yellow }) => [
    text(unit),
    count(signed),
    yi(signedYuan),
    count(unknown),
    count(started),
    count(red),
    count(yellow),
  ]),
});

const itemTable = ({ items }: Told): ReportTable => ({
  title: "议程项目",
  unitLine: "单位：亿元",
  columns: [
    column("序号", "center", 6),
    column("事项", "start", 30),
    column("编号", "start", 14),
    column("单位", "start", 10),
    column("阶段", "start", 10),
    column("灯", "start", 24),
    column("总投资", "end", 10),
    column("完成投资", "end", 10),
    column("到位资金", "end", 10),
    column("正式签约", "center", 12),
    column("计划开工", "center", 12),
    column("开工", "center", 12),
    column("列入原因", "start", 30),
  ],
  rows: items.map((item, i) => {
    const project = projectIn(item.figures);
    return [
      count(i + 1),
      text(item.title),
      text(project?.code),
      text(project?.unit ?? item.unit),
      text(project?.stageLabel),
      text(project?.light?.words),
      project && project.totalYuan === null ? text(project.total) : yi(project?.totalYuan ?? null),
      yi(project?.investedYuan ?? null),
      yi(project?.arrivedYuan ?? null),
      text(project?.signedOn),
      text(project?.plannedStartOn),
      text(project?.startedOn),
      text(item.reason),
    ];
  }),
});

const resolutionTable = ({ resolutions }: Told): ReportTable => ({
  title: "议定事项",
  unitLine: "",
  columns: [
    column("序号", "center", 6),
    column("议定内容", "start", 44),
    column("类别", "start", 12),
    column("决定", "start", 10),
    column("级别", "center", 8),
    column("责任单位", "start", 12),
    column("责任人", "start", 12),
    column("配合单位", "start", 12),
    column("完成时限", "center", 12),
    column("关联项目", "start", 30),
  ],
  rows: resolutions.map((one) => [
    count(one.number),
    text(one.body),
    text(resolutionKinds[one.kind]),
    text(one.verdict && verdictNames[one.verdict]),
    text(levelNames[one.level]),
    text(one.ownerUnit),
    text(one.owner),
    text(one.department),
    text(one.dueOn),
    text(one.projects.map(({ name }) => name).join("、")),
  ]),
});

import type PptxGenJS from "pptxgenjs";
import { inYi, missing, showPercent, showYi, type Yuan } from "@/lib/money/yuan";
import type { Fact, ProjectFigures } from "@/lib/reviews/figures";
import { toldStages } from "@/lib/reviews/rules";
import { border, face, foot, head, ink, left, muted, pale, short, tiles, titled, width } from "./deck-parts";
import { topicSlide } from "./deck-topic";
import { projectIn, type Told } from "./words";

type Item = Told["items"][number];

const lampInk = { green: "1A7A45", yellow: "9A5700", red: "C02A1F", grey: "5C636E" } as const;
const lampShape = { green: "●", yellow: "▲", red: "■", grey: "○" } as const;

/** The words stand at the left, the money and the road at the right. */
const wordsWide = 7.5;
const rightFrom = left + wordsWide + 0.25;
const rightWide = width - wordsWide - 0.25;

/** One slide an item: state and light, the figures, what stands in the way, what is asked; the notes say it in full. */
export function itemSlide(deck: PptxGenJS, item: Item) {
  const slide = titled(deck, item.title);
  const said = saidOf(item);
  const project = projectIn(item.figures);
  stateLine(slide, item, project);
  if (item.figures.kind === "topic") topicSlide(slide, item.figures.topic, said);
  else if (project) {
    tiles(slide, factsOf(project), { y: 1.6, h: 0.85, size: 18 });
    wordsTable(slide, said, { y: 2.62, w: wordsWide });
    road(slide, project, moneyChart(deck, slide, project) ? 4.4 : 2.62);
  } else wordsTable(slide, said, { y: 1.75, w: width });
  slide.addNotes(said.map(([term, text]) => `${term}：${text}`).join("\n"));
}

type Said = readonly (readonly [term: string, text: string])[];

function saidOf(item: Item): Said {
  const project = projectIn(item.figures);
  const parts: [string, string | null | undefined][] = [
    ["列入原因", item.reason],
    ["上次议定", promisedInWords(item)],
    ["会间变化", project && changesInWords(project)],
    ["卡在哪里", item.obstacle ?? project?.problem ?? (project && "没有填写")],
    ["需要部门", [item.department, project?.demand].filter(Boolean).join("：")],
    ["建议议定", item.suggestion],
  ];
  return parts.filter((part): part is [string, string] => Boolean(part[1]));
}

function stateLine(slide: PptxGenJS.Slide, item: Item, project: ProjectFigures | null) {
  const light = project?.light;
  const named = item.figures.kind === "resolution" && project ? `${project.name}，` : "";
  slide.addText(
    [
      ...(light
        ? [
            {
              text: `${lampShape[light.colour]} ${light.words}　`,
              options: { color: lampInk[light.colour], bold: true },
            },
          ]
        : []),
      { text: project ? `${named}${project.line}` : [item.unit, item.presenter].filter(Boolean).join("，") },
    ],
    {
      x: left,
      y: 0.98,
      w: width,
      h: 0.55,
      margin: 0,
      fontFace: face,
      fontSize: 15,
      color: ink,
      valign: "middle",
    },
  );
}

function factsOf(project: ProjectFigures): Fact[] {
  const { totalYuan, total, investedYuan, arrivedYuan, signedOn, startedOn, plannedStartOn } = project;
  const yi = (yuan: Yuan | null) => (yuan === null ? missing : `${showYi(yuan)} 亿元`);
  return [
    { label: "总投资", value: totalYuan === null ? total : yi(totalYuan) },
    { label: "完成投资", value: yi(investedYuan) },
    { label: "到位资金", value: yi(arrivedYuan) },
    { label: "正式签约", value: signedOn ?? missing },
    startedOn ? { label: "开工", value: startedOn } : { label: "计划开工", value: plannedStartOn ?? "未定" },
  ];
}

/** What is asked for stands out; many words are set smaller rather than run over the foot. */
function wordsTable(slide: PptxGenJS.Slide, said: Said, { y, w }: { y: number; w: number }) {
  const perLine = w * 4.1;
  const lines = said.reduce((sum, [, text]) => sum + Math.ceil([...short(text, 120)].length / perLine), 0);
  const rows = said.map(([term, text]): PptxGenJS.TableRow => {
    const fill = term === "建议议定" ? { fill: { color: pale } } : {};
    return [
      { text: term, options: { bold: true, color: muted, align: "center", ...fill } },
      { text: short(text, 120), options: { align: "left", bold: term === "建议议定", ...fill } },
    ];
  });
  slide.addTable(rows, {
    ...{ x: left, y, w, colW: [1.2, w - 1.2], rowH: Math.min(0.8, (foot - y) / said.length) },
    ...{ fontFace: face, fontSize: lines > 12 ? 11 : 14, color: ink, valign: "middle", border },
  });
}

/** How far the money has come, where it was reported; tells whether there was anything to draw. */
function moneyChart(deck: PptxGenJS, slide: PptxGenJS.Slide, project: ProjectFigures): boolean {
  const { totalYuan, investedYuan, arrivedYuan } = project;
  if (totalYuan === null || (investedYuan === null && arrivedYuan === null)) return false;
  const known = [
    { label: "到位资金", yuan: arrivedYuan },
    { label: "完成投资", yuan: investedYuan },
    { label: "总投资", yuan: totalYuan },
  ].flatMap(({ label, yuan }) => (yuan === null ? [] : [{ label, yi: Number(inYi(yuan).toFixed(2)) }]));
  slide.addChart(
    deck.ChartType.bar,
    [{ name: "亿元", labels: known.map(({ label }) => label), values: known.map(({ yi }) => yi) }],
    {
      ...{ x: rightFrom, y: 2.55, w: rightWide, h: 1.75, barDir: "bar", barGapWidthPct: 45 },
      ...{ chartColors: ["1A5FC4"], showValue: true, dataLabelFormatCode: "0.00", dataLabelFontSize: 11 },
      ...{ catAxisLabelFontFace: face, catAxisLabelFontSize: 11, valAxisHidden: true, valAxisMinVal: 0 },
      ...{ valGridLine: { style: "none" }, showTitle: true, titleFontFace: face, titleFontSize: 12 },
      title: [
        "投资进度（亿元）",
        shareOf("完成", investedYuan, totalYuan),
        shareOf("到位", arrivedYuan, totalYuan),
      ]
        .filter(Boolean)
        .join("　"),
    },
  );
  return true;
}

const shareOf = (word: string, part: Yuan | null, whole: Yuan) =>
  part === null || whole === 0 ? null : `${word} ${showPercent(part / whole)}`;

function road(slide: PptxGenJS.Slide, { stages }: ProjectFigures, y: number) {
  const shown = stages.filter(({ stage }) => toldStages.includes(stage));
  if (shown.length === 0) return;
  const rows = shown.map(({ label, plannedOn, actualOn, verified }): PptxGenJS.TableRow => {
    const done = actualOn === null ? missing : `${actualOn}${verified ? "" : " 待认定"}`;
    return [label, plannedOn ?? missing, done].map((text) => ({ text, options: { align: "center" } }));
  });
  slide.addTable([head(["节点", "计划", "实际"]), ...rows], {
    ...{ x: rightFrom, y, w: rightWide, colW: [1.2, 1.5, rightWide - 2.7] },
    ...{ rowH: (foot - y) / (shown.length + 1), fontFace: face, fontSize: 11, color: ink },
    ...{ valign: "middle", border, margin: 0.02 },
  });
}

const changesInWords = ({ changes }: ProjectFigures): string =>
  changes.length === 0
    ? "没有变化"
    : changes
        .slice(0, 2)
        .map(({ on, words }) => `${on.slice(5)} ${words}`)
        .join("；");

function promisedInWords({ figures }: Item): string {
  const promised = figures.kind === "resolution" ? [figures.promise] : (projectIn(figures)?.promised ?? []);
  return promised
    .slice(0, 2)
    .map(({ body, owner, dueOn, state }) => `${body}（${[owner, dueOn, state].filter(Boolean).join("，")}）`)
    .join("；");
}

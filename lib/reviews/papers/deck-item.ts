import type PptxGenJS from "pptxgenjs";
import { inYi } from "@/lib/money/yuan";
import { blue, face, ink, left, short, titled, width } from "./deck-parts";
import { projectIn, type Told } from "./words";

const lampInk = { green: "1A7A45", yellow: "9A5700", red: "C02A1F", grey: "5C636E" } as const;
const lampShape = { green: "●", yellow: "▲", red: "■", grey: "○" } as const;

/** One slide an item: state, light, what stands in the way, what is asked; the notes repeat problems and asks in full. */
export function itemSlide(deck: PptxGenJS, item: Told["items"][number]) {
  const slide = titled(deck, item.title);
  const project = projectIn(item.figures);
  const light = project?.light;
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
      { text: project?.line ?? item.reason, options: { color: ink } },
    ],
    { x: left, y: 1.0, w: width, h: 0.6, fontFace: face, fontSize: 16, valign: "top" },
  );
  const parts: [string, string | null | undefined][] = [
    ["列入原因", item.reason],
    ["卡在哪里", item.obstacle ?? project?.problem],
    ["需要部门", [item.department, project?.demand].filter(Boolean).join("：")],
    ["上次议定", promisedInWords(item)],
    ["建议议定", item.suggestion],
  ];
  const shown = parts.filter((part): part is [string, string] => Boolean(part[1]));
  slide.addTable(
    shown.map(([term, text]) => [
      { text: term, options: { bold: true, color: blue, align: "center" } },
      { text: short(text, 180), options: { align: "left" } },
    ]),
    {
      ...{ x: left, y: 1.75, w: width, colW: [1.5, width - 1.5] },
      ...{
        fontFace: face,
        fontSize: 16,
        color: ink,
        valign: "middle",
        border: { type: "solid", pt: 0.5, color: "DCDFE4" },
      },
    },
  );
  const money = [project?.totalYuan, project?.investedYuan, project?.arrivedYuan];
  if (project && money.every((yuan) => typeof yuan === "number"))
    slide.addChart(
      deck.ChartType.bar,
      [
        {
          name: "亿元",
          labels: ["总投资", "完成投资", "到位资金"],
          values: money.map((yuan) => Number(inYi(yuan ?? 0).toFixed(2))),
        },
      ],
      {
        ...{ x: left, y: 5.35, w: width, h: 1.6, barDir: "bar" },
        ...{ chartColors: [blue], showValue: true, dataLabelFormatCode: "0.00", catAxisLabelFontFace: face },
        ...{
          catAxisLabelFontSize: 11,
          valAxisHidden: true,
          showTitle: true,
          title: "资金（亿元）",
          titleFontSize: 12,
        },
      },
    );
  slide.addNotes(shown.map(([term, text]) => `${term}：${text}`).join("\n"));
}

function promisedInWords({ figures }: Told["items"][number]): string {
  const promised = figures.kind === "resolution" ? [figures.promise] : (projectIn(figures)?.promised ?? []);
  return promised
    .slice(0, 2)
    .map(({ body, owner, dueOn, state }) => `${body}（${[owner, dueOn, state].filter(Boolean).join("，")}）`)
    .join("；");
}

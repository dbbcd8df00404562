import "server-only";
import PptxGenJS from "pptxgenjs";
import { inYi, showYi } from "@/lib/money/yuan";
import { itemSlide } from "./deck-item";
import { blue, cell, face, ink, left, muted, short, tables, tiles, titled, width } from "./deck-parts";
import type { Told } from "./words";

/** The meeting as slides: native charts and tables that can be edited, what is stuck and asked for in the notes. */
export async function deckOf(
  told: Told,
  { demo, author }: { demo: boolean; author: string },
): Promise<Uint8Array> {
  const deck = new PptxGenJS();
  deck.layout = "LAYOUT_WIDE";
  deck.title = told.review.title;
  deck.author = author;
  deck.theme = { headFontFace: face, bodyFontFace: face };
  deck.defineSlideMaster({
    title: "PAGE",
    background: { color: "FFFFFF" },
    objects: [
      { rect: { x: 0, y: 0, w: 0.16, h: 7.5, fill: { color: blue } } },
      {
        text: {
          text: `${told.review.title}　数据冻结于 ${told.review.frozenAt?.slice(0, 16) ?? ""}${demo ? "　演示数据，企业和项目均为虚构" : ""}`,
          options: { x: left, y: 7.05, w: 10, h: 0.3, fontFace: face, fontSize: 10, color: muted },
        },
      },
    ],
    slideNumber: { x: 12.4, y: 7.05, fontFace: face, fontSize: 10, color: muted },
  });
  cover(deck, told);
  agenda(deck, told);
  whole(deck, told);
  for (const item of told.items) itemSlide(deck, item);
  decided(deck, told);
  return new Uint8Array((await deck.write({ outputType: "nodebuffer" })) as Buffer);
}

function cover(deck: PptxGenJS, { review, host }: Told) {
  const slide = deck.addSlide({ masterName: "PAGE" });
  slide.addText(review.title, {
    ...{ x: left, y: 2.2, w: width, h: 1.2 },
    ...{ fontFace: face, fontSize: 44, bold: true, color: ink, align: "center" },
  });
  const lines = [
    `${review.heldOn} ${review.startsAt}`,
    review.place,
    review.chair && `主持：${review.chair}`,
    host,
  ];
  slide.addText(lines.filter(Boolean).join("\n"), {
    ...{ x: left, y: 3.6, w: width, h: 2 },
    ...{ fontFace: face, fontSize: 20, color: muted, align: "center", lineSpacingMultiple: 1.3 },
  });
}

function agenda(deck: PptxGenJS, { items }: Told) {
  const rows = items.map((item, i) => [
    cell(String(i + 1), "center"),
    cell(item.title),
    cell(item.unit ?? "—", "center"),
    cell(short(item.reason, 44)),
    cell(`${item.minutes} 分`, "center"),
  ]);
  tables(deck, "会议议程", ["序号", "事项", "单位", "列入原因", "时长"], rows, [0.7, 4.6, 1.3, 4.83, 0.9]);
}

function whole(deck: PptxGenJS, { whole: { facts, units, definition, from, to } }: Told) {
  const slide = titled(deck, `全市情况（${from} 至 ${to}）`);
  tiles(slide, facts, { y: 1.05, h: 1.2, size: 20 });
  const labels = units.map(({ unit }) => unit);
  const axis = { catAxisLabelFontSize: 11, valAxisLabelFontSize: 10, catAxisLabelFontFace: face };
  const look = {
    showTitle: true,
    titleFontFace: face,
    titleFontSize: 14,
    showValue: true,
    dataLabelFontSize: 10,
    valGridLine: { color: "E6E8EB", size: 0.5 },
  };
  slide.addChart(
    deck.ChartType.bar,
    [{ name: "新签约正式项目", labels, values: units.map(({ signed }) => signed) }],
    {
      ...{ x: left, y: 2.4, w: width / 2 - 0.1, h: 4.2 },
      ...axis,
      ...look,
      ...{ title: "新签约正式项目（个）", chartColors: [blue], dataLabelFormatCode: "0" },
    },
  );
  const yi = units.map(({ signedYuan }) => Number(inYi(signedYuan).toFixed(2)));
  slide.addChart(deck.ChartType.bar, [{ name: "协议总投资", labels, values: yi }], {
    ...{ x: left + width / 2 + 0.1, y: 2.4, w: width / 2 - 0.1, h: 4.2 },
    ...axis,
    ...look,
    ...{ title: "协议总投资（亿元）", chartColors: ["1A7A45"], dataLabelFormatCode: "0.00" },
  });
  slide.addText(`口径：${definition}`, {
    ...{ x: left, y: 6.62, w: width, h: 0.4 },
    ...{ fontFace: face, fontSize: 9, color: muted, valign: "top" },
  });
  const lit = units.some(({ red }) => red !== null);
  const heads = [
    "单位",
    "新签约（个）",
    "协议总投资（亿元）",
    "开工（个）",
    ...(lit ? ["红灯", "黄灯"] : []),
  ];
  const rows = units.map(({ unit, signed, signedYuan, started, red, yellow }) => [
    cell(unit),
    ...[String(signed), showYi(signedYuan), String(started)].map((text) => cell(text, "right")),
    ...(lit ? [cell(String(red ?? "—"), "right"), cell(String(yellow ?? "—"), "right")] : []),
  ]);
  tables(
    deck,
    "分县（市、区）情况",
    heads,
    rows,
    heads.map(() => width / heads.length),
  );
}

function decided(deck: PptxGenJS, { resolutions }: Told) {
  if (resolutions.length === 0) return;
  const rows = resolutions.map(({ number, body, ownerUnit, department, dueOn }) => [
    cell(String(number), "center"),
    cell(short(body, 60)),
    cell(ownerUnit ?? "待定", "center"),
    cell(department ?? "—", "center"),
    cell(dueOn ?? "待定", "center"),
  ]);
  const heads = ["序号", "议定事项", "责任单位", "配合单位", "完成时限"];
  const slides = tables(deck, "议定事项", heads, rows, [0.7, 6.83, 1.6, 1.6, 1.6]);
  slides[0]?.addNotes(resolutions.map(({ number, body }) => `${number}．${body}`).join("\n"));
}

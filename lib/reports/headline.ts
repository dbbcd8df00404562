import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { ReportAsk } from "./ask";
import type { ProducedCode } from "./definitions";
import { figuresOf, type ShownFigure, type ShownReading } from "./queries";
import { changeWords } from "./value";

/** A figure of the leader's page: what it says first, what stands under it, and its rows. */
export type Headline = {
  label: string;
  value: string;
  unit: string;
  /** 口径, comparison, what is not counted: each a short line. */
  notes: string[];
  href: string;
};

const codes = [
  "P01",
  "P02",
  "P11",
  "P14",
  "P17",
  "F01",
  "F02",
  "F04",
  "L01",
] as const satisfies readonly ProducedCode[];
type Code = (typeof codes)[number];

/** The five figures a leader asks for, as far as the viewer reads what they are made of. */
export async function headlines(viewer: Viewer, ask: ReportAsk): Promise<Headline[]> {
  const figures = new Map(
    (await figuresOf(viewer, ask, codes)).map((figure) => [figure.code as Code, figure]),
  );
  return [signed(figures), startRate(figures), arrived(figures), invested(figures), listed(figures)].filter(
    (one) => one !== null,
  );
}

type Figures = ReadonlyMap<Code, ShownFigure>;

const reading = (figures: Figures, code: Code, at = 0): ShownReading | undefined =>
  figures.get(code)?.readings[at];
const shownOf = (one: ShownReading | undefined) => one?.value ?? "—";
const notCounted = (...readings: (ShownReading | undefined)[]) => [
  ...new Set(readings.flatMap((one) => one?.notes ?? [])),
];

function signed(figures: Figures): Headline | null {
  const [count, sum] = [reading(figures, "P01"), reading(figures, "P02")];
  if (!count || !sum) return null;
  const growth = [reading(figures, "P17", 1), reading(figures, "P17")].map((one) => growthWords(one));
  return {
    label: "新签约正式项目",
    value: shownOf(count),
    unit: "个",
    notes: [
      `协议总投资 ${shownOf(sum)} 亿元`,
      `同比：个数${growth[0]}，金额${growth[1]}`,
      ...notCounted(sum),
    ],
    href: count.href,
  };
}

/** The growth as it reads in words; its number is a percentage already. */
function growthWords(one: ShownReading | undefined): string {
  const percent = Number((one?.value ?? "").replaceAll(",", ""));
  if (!one?.value || one.value === "—" || Number.isNaN(percent)) return one?.notes[0] ?? "无法比较";
  return changeWords({ number: percent / 100 });
}

function startRate(figures: Figures): Headline | null {
  const [ofSigned, ofDue] = [reading(figures, "P11"), reading(figures, "P11", 1)];
  if (!ofSigned || !ofDue) return null;
  const parts = ({ parts: [part, whole] }: ShownReading) => `${part?.count ?? 0}/${whole?.count ?? 0}`;
  return {
    label: "开工率（签约口径）",
    value: shownOf(ofSigned),
    unit: "%",
    notes: [`期内签约的已开工 ${parts(ofSigned)}`, `应开工口径 ${shownOf(ofDue)}%（${parts(ofDue)}）`],
    href: ofSigned.href,
  };
}

function arrived(figures: Figures): Headline | null {
  const one = reading(figures, "P14");
  if (!one) return null;
  return {
    label: "到位资金（市外）",
    value: shownOf(one),
    unit: "亿元",
    notes: ["填报口径，按月", ...notCounted(one)],
    href: one.href,
  };
}

function invested(figures: Figures): Headline | null {
  const [count, sum] = [reading(figures, "F01"), reading(figures, "F02")];
  const [listedTimes, , withOwn] = figures.get("F04")?.readings ?? [];
  if (!count || !sum) return null;
  return {
    label: "基金新增投资（打款口径）",
    value: shownOf(count),
    unit: "个",
    notes: [
      `新增投资 ${shownOf(sum)} 亿元，含追加`,
      `撬动 ${shownOf(listedTimes)} 倍（到位额 ÷ 基金投资），加基金自身 ${shownOf(withOwn)} 倍`,
      ...notCounted(sum),
    ],
    href: count.href,
  };
}

function listed(figures: Figures): Headline | null {
  const [now, ever] = [reading(figures, "L01"), reading(figures, "L01", 1)];
  if (!now || !ever) return null;
  return {
    label: "上市公司（累计）",
    value: shownOf(ever),
    unit: "家",
    notes: [`现有 ${shownOf(now)} 家，累计含已退市`],
    href: ever.href,
  };
}

import type { ListingStage, obstacleKinds, severities } from "@/lib/listings/rules";

/** 万元 of the last full year: revenue, its growth in percent, net margin and R&D share in percent. */
export type Account = [revenue: number, growth: number, margin: number, rnd: number];

export type ToldObstacle = {
  kind: keyof typeof obstacleKinds;
  content: string;
  severity: keyof typeof severities;
  department: string | null;
  /** Days from today until it is due; before today when negative. */
  dueIn: number | null;
  /** How it was solved, and how many days ago. */
  closed?: [daysAgo: number, how: string];
};

/** One candidate of the story; none of them exists. */
export type Candidate = {
  unit: string;
  brand: string;
  trade: string;
  tier: string | null;
  board: string | null;
  /** Where it stands, and for how many days. */
  at: [stage: ListingStage, days: number];
  /** The next stage is planned for so many days from today. */
  nextIn?: number;
  accounts?: Account;
  /** Years filled in, the last full year last; 3 unless said. */
  years?: number;
  answers?: Record<string, string>;
  obstacles?: ToldObstacle[];
  sponsor?: string;
  /** The sponsor before this one. */
  sponsorBefore?: string;
  side?: { kind: "SUSPEND" | "WITHDRAW"; daysAgo: number; reason: string };
  /** The board it aimed at before, and why it changed. */
  boardBefore?: [board: string, reason: string];
  confidential?: true;
  owner?: string;
  problem?: string;
  nextStep?: string;
  shares?: { stockCode: string; stockName: string; proceeds: string; local: string };
};

type Brief = [brand: string, trade: string, days: number, revenue: number, growth: number, margin: number];

const brief =
  (unit: string, stage: ListingStage, tier: string | null, board: string | null) =>
  ([brand, trade, days, ...account]: Brief): Candidate => ({
    unit,
    brand,
    trade,
    tier,
    board,
    at: [stage, days],
    accounts: [...account, 4],
  });

export const kecheng = "330802";
export const qujiang = "330803";
export const changshan = "330822";
export const kaihua = "330824";
export const longyou = "330825";
export const jiangshan = "330881";
export const zhizao = "330800Z1";
export const zhihui = "330800Z2";

/** Those not far along yet: a line each. */
export const reserves: readonly Candidate[] = [
  ...(
    [
      ["澹泊", "食品", 410, 9_800, 12, 9],
      ["栖衡", "仪表", 133, 14_200, 18, 11],
    ] satisfies Brief[]
  ).map(brief(kecheng, "POOL", "RESERVE", null)),
  ...(
    [
      ["岑野", "特种纸", 260, 31_000, 6, 7],
      ["砚溪", "轴承", 45, 22_400, 21, 10],
    ] satisfies Brief[]
  ).map(brief(qujiang, "POOL", "RESERVE", "BSE")),
  brief(changshan, "POOL", "RESERVE", null)(["柚川", "饮品", 312, 17_600, 9, 8]),
  brief(kaihua, "POOL", "RESERVE", null)(["峦芷", "有机硅", 88, 26_800, 15, 12]),
  ...(
    [
      ["竹屿", "碳材料", 190, 19_900, 27, 13],
      ["璟塬", "装备", 520, 12_100, -4, 5],
    ] satisfies Brief[]
  ).map(brief(longyou, "POOL", "RESERVE", "BSE")),
  brief(jiangshan, "POOL", "RESERVE", null)(["岫木", "门业", 365, 41_500, 3, 6]),
  brief(zhizao, "POOL", "RESERVE", "STAR")(["珩粒", "电子化学品", 61, 15_300, 44, 14]),
  brief(zhihui, "POOL", "RESERVE", null)(["衡算", "软件", 20, 8_600, 31, 16]),
  ...(
    [
      ["枕山", "医疗器械", 175, 24_300, 22, 18],
      ["沄道", "阀门", 240, 33_700, 11, 10],
    ] satisfies Brief[]
  ).map(brief(kecheng, "CULT", "CULTIVATED", "CN")),
  brief(qujiang, "CULT", "CULTIVATED", "BSE")(["桐岭", "泵业", 96, 28_900, 16, 11]),
  brief(changshan, "CULT", "CULTIVATED", "BSE")(["昀石", "轴承钢", 301, 46_200, 7, 8]),
  brief(kaihua, "CULT", "CULTIVATED", "CN")(["溯源谷", "生物提取", 118, 18_800, 35, 19]),
  brief(jiangshan, "CULT", "CULTIVATED", "SZSE")(["磐衍", "输变电", 66, 98_000, 13, 9]),
  brief(zhihui, "CULT", "CULTIVATED", "STAR")(["澈算", "工业软件", 210, 11_400, 52, -8]),
];

export const land = (
  content: string,
  dueIn: number,
  severity: ToldObstacle["severity"] = "high",
): ToldObstacle => ({
  kind: "land",
  content,
  severity,
  department: "330800D3",
  dueIn,
});

import { changshan, jiangshan, kaihua, kecheng, qujiang, zhizao } from "./candidates";

/** Firms listed before this register was kept; days are those since their first trading day. */
export const listedEarlier: readonly {
  unit: string;
  brand: string;
  trade: string;
  shares: {
    board: string;
    stockCode: string;
    stockName: string;
    daysAgo: number;
    proceeds?: string;
    local?: string;
    delisted?: [daysAgo: number, reason: string];
  }[];
}[] = [
  {
    unit: kecheng,
    brand: "循岳",
    trade: "机械",
    shares: [
      {
        board: "SSE",
        stockCode: "SH-YS-11",
        stockName: "演示循岳",
        daysAgo: 5_180,
        proceeds: "6.2亿",
        local: "5.5亿",
      },
    ],
  },
  {
    unit: qujiang,
    brand: "澄纸",
    trade: "纸业",
    shares: [
      { board: "SZSE", stockCode: "SZ-YS-12", stockName: "演示澄纸", daysAgo: 3_460, proceeds: "8.8亿" },
      {
        board: "HK",
        stockCode: "HK-YS-12",
        stockName: "演示澄纸H",
        daysAgo: 410,
        proceeds: "12.3亿",
        local: "4亿",
      },
    ],
  },
  {
    unit: jiangshan,
    brand: "岳门",
    trade: "家居",
    shares: [
      {
        board: "SZSE",
        stockCode: "SZ-YS-13",
        stockName: "演示岳门",
        daysAgo: 2_915,
        proceeds: "7.05亿",
        local: "6.4亿",
      },
    ],
  },
  {
    unit: kaihua,
    brand: "泠硅",
    trade: "有机硅",
    shares: [
      {
        board: "SSE",
        stockCode: "SH-YS-14",
        stockName: "演示泠硅",
        daysAgo: 2_915,
        proceeds: "5.6亿",
        local: "5.6亿",
      },
    ],
  },
  {
    unit: changshan,
    brand: "旧桥",
    trade: "电子",
    shares: [
      {
        board: "CN",
        stockCode: "SZ-YS-15",
        stockName: "演示旧桥",
        daysAgo: 2_240,
        proceeds: "3.9亿",
        local: "2.2亿",
        delisted: [330, "连续两年净资产为负，强制退市"],
      },
    ],
  },
  {
    unit: zhizao,
    brand: "峻芯",
    trade: "电子材料",
    shares: [
      {
        board: "STAR",
        stockCode: "SH-YS-16",
        stockName: "演示峻芯",
        daysAgo: 1_150,
        proceeds: "18.6亿",
        local: "15亿",
      },
    ],
  },
];

import { road, type ToldRound } from "./deals-plot";

/** Rounds in 新材料: three fictional years. */
export const materialRounds: readonly ToldRound[] = [
  {
    firm: ["玺砚", "电子化学"],
    unit: "330803",
    chain: "XCL",
    round: "A轮",
    postMoney: "3亿",
    parts: [
      {
        fund: "S1",
        role: "lead",
        decided: "3000",
        agreed: "3000",
        share: "10",
        road: `${road("2023-09-05", "2023-10-12", "2023-12-20", "2024-01-18", "2024-02-06")}, HOLD 2024-03-15`,
        paid: [["2024-02-20", "3000"]],
        back: [["2026-01-08", "income", "180"]],
        worth: [
          ["2024-12-31", "3600"],
          ["2025-12-31", "5200"],
          ["2026-06-30", "5450"],
        ],
      },
    ],
    leverage: [["演示材料产业资本", "equity", "6000", "6000", "2024-02-28"]],
  },
  {
    firm: ["玺砚", "电子化学"],
    unit: "330803",
    chain: "XCL",
    round: "B轮",
    postMoney: "9亿",
    parts: [
      {
        fund: "S1",
        role: "follow",
        decided: "2000",
        agreed: "2000",
        share: "2.2",
        road: `${road("2024-12-10", "2025-01-09", "2025-02-27", "2025-03-20", "2025-04-10")}, HOLD 2025-05-16`,
        paid: [["2025-04-18", "2000"]],
        worth: [["2026-06-30", "2300"]],
      },
      {
        fund: "M1",
        role: "lead",
        decided: "3000",
        agreed: "3000",
        share: "3.3",
        road: `${road("2024-12-10", "2025-01-09", "2025-02-27", "2025-03-20", "2025-04-10")}, HOLD 2025-05-16`,
        paid: [["2025-04-21", "3000"]],
        worth: [["2026-06-30", "3450"]],
      },
    ],
    leverage: [
      ["演示材料产业资本", "equity", "12000", "9000", "2025-05-08"],
      ["示例银行衢州分行（演示）", "loan", "5000", "5000", "2025-06-19"],
    ],
  },
  {
    project: "fluoropolymers",
    round: "A轮",
    parts: [
      {
        fund: "S1",
        role: "sole",
        decided: "4500",
        agreed: "4500",
        share: "7.5",
        road: `${road("2024-10-15", "2024-12-11", "2025-03-06", "2025-04-17", "2025-05-09")}, HOLD 2025-06-20`,
        paid: [["2025-05-22", "4500"]],
        worth: [["2025-12-31", "5000"]],
      },
    ],
    leverage: [["企业股东增资（演示）", "owner", "9000", "9000", "2025-06-10"]],
  },
  {
    project: "optical-film",
    round: "增资一期",
    parts: [
      {
        fund: "S1",
        role: "sole",
        decided: "2600",
        agreed: "2600",
        share: "8",
        road: road("2025-04-08", "2025-06-05", "2025-07-31", "2025-08-21", "2025-09-11"),
        paid: [["2025-09-26", "2600"]],
      },
    ],
    leverage: [["示例银行柯城支行（演示）", "loan", "4000", "4000", "2025-10-20"]],
  },
  {
    firm: ["汀兰", "新材料"],
    unit: "330800Z1",
    chain: "XCL",
    round: "B轮",
    parts: [
      {
        fund: "S1",
        role: "lead",
        decided: "4000",
        agreed: "4000",
        share: "5",
        road: `${road("2025-03-18", "2025-06-26", "2025-09-18", "2025-10-23", "2025-11-06")}, HOLD 2025-12-26`,
        paid: [["2025-11-20", "4000"]],
        worth: [["2026-06-30", "4100"]],
      },
    ],
    leverage: [["演示实业集团", "equity", "8000", "待定"]],
  },
  {
    firm: ["望溪", "膜材料"],
    unit: "330802",
    chain: "XCL",
    round: "A轮",
    parts: [
      {
        fund: "S1",
        role: "lead",
        decided: "3000",
        road: "SRC 2026-04-15, APPR 2026-06-18, DD 2026-09-03, IC 2026-10-12",
      },
    ],
  },
];

import { road, type ToldRound } from "./deals-plot";

/** Rounds in 智能装备: three fictional years. */
export const equipmentRounds: readonly ToldRound[] = [
  {
    firm: ["岑岳", "数控机床"],
    unit: "330803",
    chain: "ZNZ",
    round: "B轮",
    parts: [
      {
        fund: "S3",
        role: "lead",
        decided: "3500",
        agreed: "3500",
        share: "11",
        road: `${road("2024-01-22", "2024-02-01", "2024-03-07", "2024-03-21", "2024-04-02")}, HOLD 2024-05-10, EXIT 2026-07-20`,
        paid: [["2024-04-11", "3500"]],
        back: [
          ["2025-06-18", "income", "140"],
          ["2026-07-20", "exit", "5200"],
        ],
        worth: [
          ["2024-12-31", "3800"],
          ["2025-06-30", "4500"],
        ],
      },
    ],
    leverage: [["演示装备集团", "equity", "7000", "7000", "2024-04-30"]],
  },
  {
    firm: ["朔屿", "机器人"],
    unit: "330800Z2",
    chain: "ZNZ",
    round: "A轮",
    parts: [
      {
        fund: "S3",
        role: "lead",
        decided: "2600",
        agreed: "2600",
        share: "9",
        road: `${road("2024-07-16", "2024-09-12", "2024-11-21", "2024-12-19", "2025-01-07")}, HOLD 2025-02-26`,
        paid: [["2025-01-16", "2600"]],
        worth: [["2025-06-30", "2600"]],
      },
    ],
    leverage: [["演示智造资本", "equity", "5200", "5200", "2025-02-12"]],
  },
  {
    project: "servo-motors",
    round: "A轮",
    parts: [
      {
        fund: "S3",
        role: "sole",
        decided: "2800",
        agreed: "2800",
        share: "10",
        road: `${road("2024-03-14", "2024-05-09", "2024-07-04", "2024-07-25", "2024-08-15")}, HOLD 2024-09-20`,
        paid: [["2024-08-29", "2800"]],
        worth: [["2025-06-30", "3300"]],
      },
    ],
    leverage: [["示例银行柯城支行（演示）", "loan", "6000", "5000", "2024-10-11"]],
  },
  {
    project: "gearboxes",
    round: "A轮",
    parts: [
      {
        fund: "S3",
        role: "lead",
        decided: "4000",
        agreed: "4000",
        share: "6",
        road: road("2026-03-10", "2026-05-14", "2026-07-16", "2026-08-20", "2026-09-08"),
        paid: [["2026-09-24", "2400"]],
      },
    ],
    leverage: [["企业股东增资（演示）", "owner", "12000", "6000", "2026-10-12"]],
  },
  {
    firm: ["晴川", "智造"],
    unit: "330802",
    chain: "ZNZ",
    round: "A轮",
    parts: [{ fund: "S3", road: "SRC 2026-10-29" }],
  },
  {
    firm: ["若水", "环保装备"],
    unit: "330803",
    chain: "ZNZ",
    round: "B轮",
    parts: [
      {
        fund: "M2",
        role: "sole",
        decided: "2000",
        agreed: "2000",
        share: "6",
        road: `${road("2024-02-29", "2024-04-18", "2024-06-20", "2024-07-11", "2024-07-25")}, HOLD 2024-09-12`,
        paid: [["2024-08-08", "2000"]],
        back: [
          ["2025-12-16", "income", "120"],
          ["2026-06-16", "income", "150"],
        ],
        worth: [["2026-06-30", "2600"]],
      },
    ],
  },
];

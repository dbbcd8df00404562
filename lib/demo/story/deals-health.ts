import { road, type ToldRound } from "./deals-plot";

/** Rounds in 生命健康 and 特种纸: three fictional years. */
export const healthRounds: readonly ToldRound[] = [
  {
    firm: ["榧木", "生物"],
    unit: "330824",
    chain: "SMJ",
    round: "天使轮",
    parts: [
      {
        fund: "S5",
        role: "sole",
        decided: "800",
        agreed: "800",
        share: "10",
        road: `${road("2023-11-23", "2023-12-21", "2024-01-25", "2024-02-22", "2024-03-05")}, HOLD 2024-04-12`,
        paid: [["2024-03-15", "800"]],
        worth: [
          ["2024-12-31", "800"],
          ["2025-12-31", "2100"],
        ],
      },
    ],
  },
  {
    firm: ["榧木", "生物"],
    unit: "330824",
    chain: "SMJ",
    round: "A轮",
    postMoney: "2.1亿",
    parts: [
      {
        fund: "S5",
        role: "lead",
        decided: "1200",
        agreed: "1200",
        share: "5.7",
        road: `${road("2025-03-13", "2025-04-24", "2025-06-19", "2025-07-10", "2025-07-31")}, HOLD 2025-09-18`,
        paid: [["2025-08-12", "1200"]],
        worth: [["2026-06-30", "1250"]],
      },
    ],
    leverage: [["演示医药产业资本", "equity", "3000", "3000", "2025-09-02"]],
  },
  {
    firm: ["栖川", "医疗"],
    unit: "330822",
    chain: "SMJ",
    round: "A轮",
    parts: [
      {
        fund: "S5",
        role: "follow",
        decided: "600",
        agreed: "600",
        share: "3",
        road: `${road("2024-04-18", "2024-06-13", "2024-08-01", "2024-08-22", "2024-09-05")}, HOLD 2024-10-17, EXIT 2026-04-30`,
        paid: [["2024-09-19", "600"]],
        back: [["2026-04-30", "exit", "210"]],
        worth: [["2024-12-31", "600"]],
      },
    ],
    leverage: [["演示医药产业资本", "equity", "2400", "2400", "2024-10-10"]],
  },
  {
    project: "consumables",
    round: "A轮",
    parts: [
      {
        fund: "S5",
        role: "lead",
        decided: "1500",
        agreed: "1500",
        share: "7",
        road: road("2025-12-11", "2026-02-12", "2026-04-16", "2026-05-14", "2026-06-04"),
        paid: [["2026-06-18", "1500"]],
      },
    ],
    leverage: [["企业股东增资（演示）", "owner", "4000", "2600", "2026-07-10"]],
  },
  {
    firm: ["纾泉", "药业"],
    unit: "330802",
    chain: "SMJ",
    round: "B轮",
    parts: [
      {
        fund: "S5",
        decided: "2000",
        road: "SRC 2024-09-12, APPR 2024-11-14, DD 2025-01-23, IC 2025-03-13",
        ended: ["2025-07-18", "投后估值谈不拢，企业改由其他机构领投"],
      },
    ],
  },
  {
    firm: ["陌桑", "功能食品"],
    unit: "330824",
    chain: "SMJ",
    round: "A轮",
    parts: [
      {
        fund: "S5",
        road: "SRC 2025-10-16, APPR 2025-12-04, DD 2026-03-19",
        ended: ["2026-05-08", "尽调发现关联交易占比过高"],
      },
    ],
  },
  {
    firm: ["璟禾", "特种纸"],
    unit: "330825",
    chain: "TZZ",
    round: "A轮",
    parts: [
      {
        fund: "P1",
        role: "sole",
        decided: "19000",
        agreed: "19000",
        share: "20",
        road: `${road("2023-10-12", "2023-10-26", "2023-11-16", "2023-12-01", "2023-12-12")}, HOLD 2024-01-18, EXIT 2024-11-15`,
        paid: [["2023-12-20", "19000"]],
        back: [["2024-11-15", "exit", "46500"]],
      },
    ],
    leverage: [["演示纸业联合体", "equity", "30000", "30000", "2024-01-12"]],
  },
  {
    firm: ["璟禾", "特种纸"],
    unit: "330825",
    chain: "TZZ",
    round: "扩产增资",
    parts: [
      {
        fund: "P1",
        role: "sole",
        decided: "25800",
        agreed: "25800",
        share: "18",
        road: `${road("2025-07-10", "2025-08-21", "2025-10-16", "2025-11-13", "2025-11-27")}, HOLD 2026-01-15`,
        paid: [["2025-12-10", "25800"]],
        worth: [["2026-06-30", "0"]],
      },
    ],
  },
  {
    project: "decor",
    round: "增资一期",
    parts: [
      {
        fund: "S6",
        role: "sole",
        decided: "1500",
        agreed: "1500",
        share: "4",
        road: `${road("2025-03-20", "2025-04-10", "2025-05-08", "2025-05-22", "2025-05-30")}, HOLD 2025-07-10`,
        paid: [["2025-06-10", "1500"]],
      },
    ],
    leverage: [["企业股东增资（演示）", "owner", "5000", "5000", "2025-07-21"]],
  },
  {
    project: "cardboard",
    round: "A轮",
    parts: [
      {
        fund: "S6",
        role: "lead",
        decided: "4000",
        agreed: "4000",
        share: "3",
        road: road("2026-04-23", "2026-05-21", "2026-07-09", "2026-07-23", "2026-08-06"),
        paid: [["2026-08-18", "2500"]],
      },
    ],
    leverage: [["示例银行龙游支行（演示）", "loan", "20000", "8000", "2026-10-09"]],
  },
];

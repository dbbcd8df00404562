import { road, type ToldRound } from "./deals-plot";

/** Rounds in 新能源: three fictional years. */
export const energyRounds: readonly ToldRound[] = [
  {
    firm: ["澜汐", "储能"],
    unit: "330881",
    chain: "XNY",
    round: "A轮",
    parts: [
      {
        fund: "S2",
        role: "lead",
        decided: "6000",
        agreed: "6000",
        share: "12",
        road: `${road("2023-09-20", "2023-10-26", "2023-12-07", "2023-12-28", "2024-01-08")}, HOLD 2024-02-20`,
        paid: [["2024-01-15", "6000"]],
        back: [["2026-02-27", "exit", "3200"]],
        worth: [
          ["2024-12-31", "7800"],
          ["2025-12-31", "9600"],
          ["2026-06-30", "6500"],
        ],
      },
    ],
    leverage: [["演示能源控股", "equity", "15000", "15000", "2024-02-02"]],
  },
  {
    firm: ["珑野", "电驱"],
    unit: "330800Z1",
    chain: "XNY",
    round: "A轮",
    parts: [
      {
        fund: "S2",
        role: "follow",
        decided: "5000",
        agreed: "5000",
        share: "4",
        road: `${road("2024-01-11", "2024-02-29", "2024-04-25", "2024-05-23", "2024-06-11")}, HOLD 2024-07-19`,
        paid: [["2024-06-20", "5000"]],
        worth: [
          ["2024-12-31", "5000"],
          ["2025-12-31", "5900"],
        ],
      },
    ],
    leverage: [["演示汽车部件资本", "equity", "20000", "20000", "2024-07-02"]],
  },
  {
    project: "battery-reuse",
    round: "A轮",
    parts: [
      {
        fund: "S2",
        role: "sole",
        decided: "3500",
        agreed: "3200",
        share: "9",
        road: road("2025-02-20", "2025-04-10", "2025-06-26", "2025-07-17", "2025-08-07"),
        paid: [["2025-08-19", "3200"]],
        worth: [["2026-06-30", "3200"]],
      },
    ],
  },
  {
    project: "solar-glass",
    round: "A轮",
    parts: [
      {
        fund: "S2",
        role: "lead",
        decided: "8000",
        agreed: "8000",
        share: "6",
        road: road("2026-01-15", "2026-03-12", "2026-05-28", "2026-07-09", "2026-07-30"),
        paid: [["2026-08-14", "4000"]],
      },
      {
        fund: "M1",
        role: "follow",
        decided: "4000",
        agreed: "4000",
        share: "3",
        road: road("2026-02-05", "2026-03-12", "2026-05-28", "2026-07-16", "2026-07-30"),
        paid: [["2026-08-18", "4000"]],
      },
    ],
    leverage: [
      ["企业股东增资（演示）", "owner", "30000", "18000", "2026-09-01"],
      ["示例银行江山支行（演示）", "loan", "40000", "0", "2026-10-15"],
    ],
  },
  {
    project: "cells",
    round: "Pre-A轮",
    parts: [
      {
        fund: "S2",
        role: "follow",
        decided: "6000",
        agreed: "6000",
        share: "1.8",
        road: road("2025-11-20", "2026-01-22", "2026-04-09", "2026-05-21", "2026-06-11"),
        paid: [["2026-06-25", "6000"]],
      },
    ],
    leverage: [["演示能源控股", "equity", "50000", "35000", "2026-07-08"]],
  },
  {
    firm: ["氢隐", "氢能动力"],
    unit: "330800Z1",
    chain: "XNY",
    round: "天使轮",
    parts: [{ fund: "S2", road: "SRC 2026-08-06, APPR 2026-10-22" }],
  },
];

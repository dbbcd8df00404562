import type { ToldFund } from "./funds-plot";

/** Below the first mother fund: one whose manager is silent, one with two rates of return, one nobody has valued. */
export const equipmentFunds: readonly ToldFund[] = [
  {
    key: "S3",
    name: "示例智能装备产业子基金（演示）",
    layer: "sub",
    kind: "industry",
    parent: "M1",
    manager: "示例装备投资管理有限公司",
    size: "8亿",
    from: "2023-12-18",
    invests: "2028-12-17",
    ends: "2033-12-17",
    focus: "机床、机器人、传动",
    pledges: [
      {
        from: "M1",
        kind: "government",
        committed: "30000",
        calls: [
          ["2024-01-20", "10000"],
          ["2025-09-10", "10000"],
        ],
        paid: [
          ["2024-01-18", "10000"],
          ["2025-09-05", "10000"],
        ],
      },
      {
        from: "演示装备集团",
        kind: "social",
        committed: "50000",
        calls: [
          ["2024-01-20", "9000"],
          ["2025-09-10", "9000"],
        ],
        paid: [
          ["2024-01-19", "9000"],
          ["2025-09-10", "9000"],
        ],
      },
    ],
    flows: [
      ["fee", "2024-12-20", "380"],
      ["fee", "2025-12-19", "380"],
    ],
    // Its manager has not reported for more than a year.
    worth: [["2025-06-30", "18600"]],
  },
  {
    key: "P1",
    name: "示例特种纸专项基金（演示）",
    layer: "special",
    kind: "industry",
    parent: "M1",
    manager: "衢州示例基金管理有限公司",
    size: "6亿",
    from: "2023-11-20",
    invests: "2026-11-19",
    ends: "2030-11-19",
    focus: "特种纸单一项目",
    status: "exiting",
    pledges: [
      {
        from: "M1",
        kind: "government",
        committed: "30000",
        calls: [
          ["2023-12-05", "10000"],
          ["2025-12-05", "13200"],
        ],
        paid: [
          ["2023-12-01", "10000"],
          ["2025-12-01", "13200"],
        ],
      },
      {
        from: "演示纸业联合体",
        kind: "social",
        committed: "30000",
        calls: [
          ["2023-12-05", "10000"],
          ["2025-12-05", "13200"],
        ],
        paid: [
          ["2023-12-01", "10000"],
          ["2025-12-01", "13200"],
        ],
      },
    ],
    flows: [
      ["fee", "2024-06-28", "200"],
      ["fee", "2025-06-27", "200"],
      ["distribution", "2024-12-01", "23000", "M1"],
      ["distribution", "2024-12-01", "23000", "演示纸业联合体"],
    ],
    // The second investment is written off: money in, out and in again has two rates.
    worth: [["2026-06-30", "0"]],
  },
  {
    key: "S6",
    name: "龙游示例县域产业基金（演示）",
    layer: "sub",
    kind: "industry",
    parent: "M1",
    unit: "330825",
    manager: "龙游示例产业投资有限公司",
    size: "3亿",
    from: "2025-03-06",
    invests: "2030-03-05",
    ends: "2035-03-05",
    focus: "特种纸、绿色包装",
    pledges: [
      {
        from: "M1",
        kind: "government",
        committed: "6000",
        calls: [["2025-04-20", "3000"]],
        paid: [["2025-04-15", "3000"]],
      },
      {
        from: "龙游县国有资产经营公司（演示）",
        kind: "soe",
        committed: "14000",
        calls: [
          ["2025-04-20", "4000"],
          ["2026-10-31", "4000"],
        ],
        paid: [
          ["2025-04-18", "4000"],
          ["2026-11-05", "1500"],
        ],
      },
      {
        from: "演示包装集团",
        kind: "social",
        committed: "10000",
        calls: [["2026-10-31", "3000"]],
        paid: [],
      },
    ],
    flows: [["fee", "2026-03-20", "90"]],
    // Nobody has valued it yet.
    worth: [],
  },
];

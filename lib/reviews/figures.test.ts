import { describe, expect, test } from "vitest";
import { laterChanges, type ProjectFigures } from "./figures";

const project: ProjectFigures = {
  ...{ code: "QZ2026-0001", name: "示例项目", initials: "slxm", unit: "龙游", chain: null, investors: "" },
  ...{ stage: "SIGN", stageLabel: "正式签约", verified: true, status: "推进", owner: null, leader: null },
  ...{ total: "12.00 亿元", totalYuan: 1_200_000_000, investedYuan: null, arrivedYuan: 0 },
  ...{ signedOn: "2026-03-02", plannedStartOn: "2026-11-01", startedOn: null, line: "" },
  light: { colour: "yellow", words: "黄灯：已 20 天没有更新", since: "2026-11-10" },
  stages: [{ stage: "START", label: "开工", plannedOn: "2026-11-01", actualOn: null, verified: false }],
  ...{ changes: [], promised: [], problem: "未交地", demand: null, nextStep: null, papers: [] },
};
const later = (change: Partial<ProjectFigures>) => laterChanges(project, { ...project, ...change });

describe("what changed after the meeting", () => {
  test("is nothing when only the days of the same light went on", () => {
    expect(later({ light: { ...project.light, words: "黄灯：已 24 天没有更新" } as never })).toEqual([]);
    expect(later({ line: "别的说法" })).toEqual([]);
  });

  test("has a size where both figures are known, and none from or to the unknown", () => {
    expect(later({ totalYuan: 1_050_000_000, total: "10.50 亿元" })[0]?.size).toBe("−1.50 亿元");
    expect(later({ totalYuan: null, total: "待定" })[0]).toMatchObject({ after: "待定", size: null });
    expect(later({ investedYuan: 100_000_000 })[0]).toMatchObject({ before: "—", size: null });
    expect(later({ arrivedYuan: 30_000_000 })[0]).toMatchObject({ before: "0 亿元", size: "+0.30 亿元" });
  });

  test("counts the days by which a plan moved, and names another light", () => {
    const stages = [
      { stage: "START", label: "开工", plannedOn: "2026-12-16", actualOn: null, verified: false },
    ];
    expect(later({ stages })).toEqual([
      { label: "开工（计划）", before: "2026-11-01", after: "2026-12-16", size: "+45 天" },
    ]);
    const light = { colour: "red", words: "红灯：已 30 天没有更新", since: "2026-11-25" } as const;
    expect(later({ light })[0]).toMatchObject({ label: "灯", after: light.words });
  });
});

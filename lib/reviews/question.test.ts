import { describe, expect, test } from "vitest";
import { understand, vocabularyOf } from "./question";

const vocabulary = vocabularyOf({
  units: [
    { code: "330825", name: "龙游" },
    { code: "330802", name: "柯城" },
    { code: "330800Z1", name: "智造新城" },
  ],
  chains: [
    { code: "XCL", label: "新材料" },
    { code: "XNY", label: "新能源" },
  ],
  stages: [
    { code: "SIGN_FW", label: "框架签约" },
    { code: "SIGN", label: "正式签约" },
    { code: "LAND", label: "供地" },
  ],
});

describe("a leader's question becomes filters of the project ledger", () => {
  test.each([
    ["新材料 签约未开工", { chain: "XCL", unstarted: "1", status: "open" }, ["新材料", "正式签约未开工"]],
    [
      "龙游10亿以上在谈的项目",
      { unit: "330825", total: "100000..", stage: "TALK,REVIEW" },
      ["龙游", "总投资 10 亿元以上", "在谈和研判"],
    ],
    ["龙游和柯城的供地项目", { unit: "330825,330802", stage: "LAND" }, ["龙游", "柯城", "供地"]],
    ["5-10亿 新能源链", { total: "50000..100000", chain: "XNY" }, ["总投资 5—10 亿元", "新能源"]],
    ["１０亿以下停滞", { total: "..100000", status: "stalled" }, ["总投资 10 亿元以下", "停滞"]],
    ["框架签约", { stage: "SIGN_FW" }, ["框架签约"]],
    ["1.5亿以上签约", { total: "15000..", verified: "SIGN" }, ["总投资 1.5 亿元以上", "正式签约（已认定）"]],
  ])("%s", (question, query, said) => {
    const found = understand(question, vocabulary);
    expect(found.query).toMatchObject(query);
    expect(found.said).toEqual(said);
    expect(found.rest).toBe("");
  });

  test("what is no word of the house is looked up as text, and said to be so", () => {
    const found = understand("智造新城 隔膜 未开工", vocabulary);
    expect(found.query).toMatchObject({ unit: "330800Z1", unstarted: "1", q: "隔膜" });
    expect(found.rest).toBe("隔膜");
  });

  test("the same word twice counts once, and nothing at all asks for everything that is not over", () => {
    expect(understand("新材料新材料", vocabulary).said).toEqual(["新材料"]);
    expect(understand("  ", vocabulary).query).toEqual({ status: "open", sort: "-totalInvestment" });
  });
});

import { expect, test } from "vitest";
import { published, publishedFact, publishedWords } from "./published";
import { publishedChecks, publishedDoubts } from "./published-checks";

const result = (name: string) => publishedChecks.find((check) => check.name === name)?.result;

test("whoever checks the newspaper's figures finds what follows from them", () => {
  expect(result("单项目平均投资")).toBe("3.07 亿元/个");
  expect(result("撬动倍数，按公布数")).toBe("2.69 倍");
  expect(result("撬动倍数，若撬动额含基金自身出资、将其剔除")).toBe("1.69 倍");
  expect(result("撬动倍数，若撬动额不含基金自身出资、将其加上")).toBe("3.69 倍");
  expect(result("近3年新增上市公司占比")).toBe("64.71%");
  expect(result("一道新能源上年同期营业收入")).toBe("57.19 亿元");
  expect(result("全国 GDP 增速")).toBe("5.2%");
  expect(result("全省 GDP 增速")).toBe("6.3%");
});

test("both printed values of one growth rate are kept, and said to disagree", () => {
  expect(publishedWords(publishedFact("iva463"))).toBe("4.63%");
  expect(publishedWords(publishedFact("iva80"))).toBe("8.0%");
  expect(publishedDoubts[0]).toMatch(/4\.63%.*8\.0%/);
});

test("a lower bound is read as one, and the figures people quote are there", () => {
  const words = published.map((fact) => `${fact.what}${publishedWords(fact)}`);
  for (const said of [
    "新增投资项目32个",
    "新增投资规模98.24亿元",
    "撬动各类资本264.54亿元",
    "上市公司总数17家",
  ])
    expect(words).toContain(said);
  expect(publishedWords(publishedFact("mianshen"))).toBe("80.7%");
  expect(publishedWords(publishedFact("capAgreements"))).toBe("超过240亿元");
});

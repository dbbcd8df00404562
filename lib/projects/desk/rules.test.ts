import { expect, test } from "vitest";
import { excerpt, namesMentioned } from "./rules";

test("the longest name after an @ is the one meant", () => {
  const names = ["张三", "张三丰", "李四"];
  expect([...namesMentioned("请@张三丰看一下，@李四，抄送王五", names)]).toEqual(["张三丰", "李四"]);
  expect([...namesMentioned("张三 说过，邮箱 a@b", names)]).toEqual([]);
});

test("an excerpt is cut by characters, on one line", () => {
  expect(excerpt("第一行\n第二行")).toBe("第一行 第二行");
  expect(excerpt("𠮷".repeat(5), 3)).toBe("𠮷𠮷𠮷…");
});

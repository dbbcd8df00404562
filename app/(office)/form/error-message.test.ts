import { describe, expect, test } from "vitest";
import { messageOf, messagesOf, summaryOf } from "./error-message";

const at = (message: string) => ({ type: "custom", message, ref: { name: "x" } });

describe("what a form says is wrong", () => {
  test("an officer reads how many places and the first of them, also of rows and groups", () => {
    const errors = {
      project: { name: at("请填写项目名称") },
      investors: [undefined, { share: at("持股太大") }],
    };
    expect(messagesOf(errors)).toEqual(["请填写项目名称", "持股太大"]);
    expect(messageOf(errors)).toBe("请填写项目名称");
    expect(summaryOf(errors)).toBe("有 2 处需要修改：请填写项目名称；持股太大");
  });

  test("a long list is not read out whole, and a control is not walked into", () => {
    const many = Object.fromEntries([1, 2, 3, 4].map((n) => [`f${n}`, at(`第 ${n} 处`)]));
    expect(summaryOf(many)).toBe("有 4 处需要修改：第 1 处；第 2 处；第 3 处……");
    const circle: Record<string, unknown> = { type: "custom" };
    circle.ref = circle;
    expect(messagesOf(circle)).toEqual([]);
  });
});

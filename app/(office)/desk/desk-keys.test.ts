import { describe, expect, test } from "vitest";
import { deskKey } from "./desk-keys";

const press = (key: string, more: Record<string, unknown> = {}) =>
  deskKey({
    ...{ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false },
    ...{ isComposing: false, keyCode: 65, repeat: false, target: null },
    ...more,
  } as never);

const inside = (tag: string) => ({ closest: (selectors: string) => (selectors.includes(tag) ? {} : null) });

describe("the keys of the desk", () => {
  test("a reviewer walks and judges with one hand", () => {
    expect(["a", "r", "s", "j", "k", "x", "A"].map((key) => press(key))).toEqual([
      ...["accept", "return", "sample", "next", "previous", "tick", "accept"],
    ]);
  });

  test("nothing is judged while somebody types, composes a word or copies", () => {
    expect(press("a", { target: inside("textarea") })).toBeNull();
    expect(press("a", { target: inside("dialog") })).toBeNull();
    expect(press("a", { isComposing: true })).toBeNull();
    expect(press("a", { keyCode: 229 })).toBeNull();
    expect(press("a", { ctrlKey: true })).toBeNull();
  });

  test("a held key walks on and judges only once", () => {
    expect(press("j", { repeat: true })).toBe("next");
    expect(press("a", { repeat: true })).toBeNull();
  });
});

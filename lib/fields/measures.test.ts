import { expect, test } from "vitest";
import { isSameUnit, plainNumber, toTwoDecimals } from "./measures";

test.each([
  ["120亩", "亩", "120"],
  ["1,200.5", "亩", "1200.5"],
  ["１　２００", "亩", "1200"],
  ["2万平方米", "㎡", "20000"],
  ["5.25万㎡", "㎡", "52500"],
  ["100 m²", "㎡", "100"],
  ["3万千瓦时", "万千瓦时", "3"],
  ["1.2万人", "人", "12000"],
  ["8公顷", "亩", "120"],
  ["1.5 公顷", "亩", "22.5"],
  ["0.3万公顷", "亩", "45000"],
])("somebody who types %s under %s means %s", (typed, unit, plain) => {
  expect(plainNumber(typed, unit)).toBe(plain);
});

test.each(["5,00", "1,2000", "100 20", "100\n20", "8顷", "2万", "100-120", "①20"])(
  "%j is no number beyond doubt, and no other number is made of it",
  (typed) => {
    expect(plainNumber(typed, "亩")).toBe(typed);
  },
);

test("units that mean the same are told from others", () => {
  expect(isSameUnit("平方米", "㎡")).toBe(true);
  expect(isSameUnit("公顷", "亩")).toBe(false);
});

test("what a formula came to is kept to two decimals", () => {
  expect(toTwoDecimals("53.3333333")).toBe("53.33");
  expect(toTwoDecimals("53.3")).toBeNull();
});

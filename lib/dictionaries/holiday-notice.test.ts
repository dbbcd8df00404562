import { describe, expect, test } from "vitest";
import { type NoticeRow, readNotice } from "./holiday-notice";

const now = "2026-11-28";
const read = (text: string, year = 2026) => readNotice(text, year, now);
const daysOf = (rows: NoticeRow[], kind: "off" | "work") =>
  rows.flatMap((row) => (row.wrong === null && row.kind === kind ? [row.day] : []));
const wrongOf = (rows: NoticeRow[]) => rows.flatMap(({ wrong }) => wrong ?? []);

const notice = `国务院办公厅关于2026年
部分节假日安排的通知
国办发明电〔2025〕7号
各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。`;

describe("an administrator who pastes a holiday notice", () => {
  test("finds every day of the State Council's sentences, with its festival", () => {
    const rows = read(notice);
    expect(wrongOf(rows)).toEqual([]);
    expect(daysOf(rows, "off")).toHaveLength(3 + 9 + 3 + 7);
    expect(daysOf(rows, "work")).toEqual([
      ...["2026-01-04", "2026-02-14", "2026-02-28", "2026-09-20", "2026-10-10"],
    ]);
    expect(rows.find((row) => row.wrong === null && row.day === "2026-02-23")).toMatchObject({
      label: "春节",
    });
    expect(rows.find((row) => row.wrong === null && row.day === "2026-10-10")).toMatchObject({
      label: "国庆节调休",
    });
  });

  test("may write a short list, in one line or one day a line, as a sheet gives it", () => {
    const short = read("国庆节 10-01 至 10-08 放假，09-27、10-11 上班", 2025);
    expect(wrongOf(short)).toEqual([]);
    expect(daysOf(short, "off").at(-1)).toBe("2025-10-08");
    expect(daysOf(short, "work")).toEqual(["2025-09-27", "2025-10-11"]);
    expect([short[0], short.at(-1)]).toMatchObject([{ label: "国庆节" }, { label: "国庆节调休" }]);
    const lines = read("2027-01-01\t放假\t元旦\n2027/1/2\t放假\t元旦\n2027.1.3 上班 元旦");
    expect(lines).toMatchObject([
      { day: "2027-01-01", kind: "off", label: "元旦" },
      { day: "2027-01-02", kind: "off", label: "元旦" },
      { day: "2027-01-03", kind: "work", label: "元旦调休" },
    ]);
  });

  test("finds a holiday that runs over the end of the year", () => {
    expect(daysOf(read("12月31日至1月2日放假"), "off")).toEqual(["2026-12-31", "2027-01-01", "2027-01-02"]);
  });

  test.each([
    ["the wrong year, by the weekdays written beside the days", "10月1日（周五）放假", "不是周五"],
    ["a day that does not exist", "2月30日放假", "2 月没有 30 日"],
    ["a count that does not match the days", "10月1日至7日放假，共8天", "共 8 天，按日期算是 7 天"],
    ["a weekday that is worked anyway", "10月12日上班", "本来就上班"],
    ["a span that runs backwards", "10月7日至10月1日放假", "止日在起日之前"],
    ["a month mistyped into a holiday of a month", "10月1日至11月7日放假", "超过 15 天"],
    ["a far year", "2036-10-01 放假", "离今年太远"],
    ["neither off nor worked", "10月1日至7日", "没有写放假还是上班"],
    ["a day without its month", "7日放假", "没有月份"],
    ["words where a date should be", "10月1日至下周三放假", "看不懂"],
  ])("is told in words of %s", (_, text, words) => {
    const wrong = wrongOf(read(text));
    expect(wrong).toHaveLength(1);
    expect(wrong[0]).toContain(words);
  });

  test("is told of a day written twice, and of a day both off and worked", () => {
    expect(wrongOf(read("10月3日放假\n10月3日放假"))).toEqual(["2026-10-03 写了两次，请删去一处"]);
    expect(wrongOf(read("10月3日放假\n10月3日上班"))[0]).toContain("既写放假又写上班");
  });
});

import { addDays, type Day, daysBetween, isDay, yearOf } from "@/lib/date/day";

export const dayKinds = { off: "放假", work: "上班（调休）" } as const;
export type DayKind = keyof typeof dayKinds;

/** One day of the notice, or one piece of it that cannot be taken as it stands. */
export type NoticeRow =
  | { text: string; wrong: null; day: Day; kind: DayKind; label: string }
  | { text: string; wrong: string };

export type Known = { day: Day; kind: DayKind };

const weekdays = "日一二三四五六";
const weekdayOf = (day: Day): string => weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? "";
export const weekdayInWords = (day: Day): string => `周${weekdayOf(day)}`;

/** Longer than any holiday so far; more is a mistyped month. */
const longest = 15;
const furthest = 2;

/** The year of "关于 2027 年部分节假日安排的通知", when the text says one. */
export const yearInNotice = (text: string): number | null => {
  const found = /(20\d\d)\s*年\s*(?:部分|节假日|放假)/.exec(text);
  return found ? Number(found[1]) : null;
};

/**
 * Reads the days of a holiday notice: the State Council's sentences, or a list such as "10-01 至 10-08 放假，
 * 09-27、10-11 上班". Lines without a date are words around it. Nothing doubtful is guessed: it comes back with what
 * is wrong with it.
 */
export function readNotice(text: string, year: number, now: Day): NoticeRow[] {
  const used = yearInNotice(text) ?? year;
  const rows = piecesOf(text).flatMap((piece) => rowsOf(piece, used, now));
  const seen = new Map<Day, DayKind>();
  return rows.map((row): NoticeRow => {
    if (row.wrong !== null) return row;
    const known = seen.get(row.day);
    seen.set(row.day, row.kind);
    if (known === undefined) return row;
    const wrong =
      known === row.kind ? `${row.day} 写了两次，请删去一处` : `${row.day} 既写放假又写上班，请留下对的一处`;
    return { text: row.text, wrong };
  });
}

type Piece = { text: string; label: string; dates: string; kind: DayKind | null; days: number | null };

const bracketed = /[（(][^（）()]*[）)]/g;

/** The festival at the head of a line holds for all its sentences: 国庆节：…放假…。…上班。 */
function piecesOf(text: string): Piece[] {
  return text.split("\n").flatMap((line) => {
    const plain = line
      .trim()
      .replace(bracketed, (inside) => inside.replace(/[、，,]/g, " "))
      .replace(/^(?:[一二三四五六七八九十]+、|\d{1,2}[.．、]\s*(?=[^\d\s]))/, "");
    const heading = /^([^\d：:]{1,12})[：:]/.exec(plain);
    const body = heading ? plain.slice(heading[0].length) : plain;
    return body
      .split(/[。；;]/)
      .filter((sentence) => /\d/.test(sentence))
      .flatMap((sentence) => partsOf(sentence, heading?.[1]?.trim() ?? ""));
  });
}

const verdicts = /(放假(?:调休)?|(?:调休)?上班)(?:[，,\s]*共\s*(\d+)\s*天)?/g;

/** A sentence may say 放假 and 上班 one after the other; each comes with the dates before it. */
function partsOf(body: string, heading: string): Piece[] {
  const line = body.trim();
  const pieces: Piece[] = [];
  let from = 0;
  for (const found of body.matchAll(verdicts)) {
    const dates = body.slice(from, found.index);
    from = found.index + found[0].length;
    const after = /^[\s:：]*([^\d\s，,、]{2,12})\s*$/.exec(body.slice(from))?.[1];
    if (after) from = body.length;
    pieces.push({
      ...{ text: line, dates, label: heading || after || nameBefore(dates) || (pieces.at(-1)?.label ?? "") },
      kind: found[1]?.includes("上班") ? "work" : "off",
      days: found[2] ? Number(found[2]) : null,
    });
  }
  const rest = body.slice(from);
  if (dayPattern.test(rest) && !/国办|号$/.test(rest.trim()))
    pieces.push({ text: line, dates: rest, label: heading, kind: null, days: null });
  return pieces;
}

const dayPattern = /\d{1,2}\s*(?:月|[-./])\s*\d{1,2}/;

/** 国庆节 in "国庆节 10月1日至7日". */
const nameBefore = (dates: string): string => /^[\s，,、]*([^\d\s，,、：:]{2,12})/.exec(dates)?.[1] ?? "";

function rowsOf({ text, label, dates, kind, days }: Piece, year: number, now: Day): NoticeRow[] {
  if (kind === null) return [{ text, wrong: "没有写放假还是上班；如是落款请删去这一行" }];
  const spans = spansIn(dates, year);
  if (typeof spans === "string") return [{ text, wrong: spans }];
  if (spans.length === 0) return [{ text, wrong: "没有看到日期，请写成 10月1日 或 10-01" }];
  const wrong = spans.map((span) => wrongSpan(span, kind, now)).find((found) => found !== null);
  if (wrong) return [{ text, wrong }];
  const all = spans.flatMap(({ from, to }) =>
    Array.from({ length: daysBetween(from, to) + 1 }, (_, i) => addDays(from, i)),
  );
  if (days !== null && days !== all.length)
    return [{ text, wrong: `写明共 ${days} 天，按日期算是 ${all.length} 天，请核对` }];
  const name = label || "节假日";
  return all.map((day) => ({
    ...{ text, day, kind, wrong: null },
    label: kind === "work" && !name.endsWith("调休") ? `${name}调休` : name,
  }));
}

type Span = { from: Day; to: Day };
type Read = { day: Day; month: number };

const separators = /至|到|~|～|—+|–|\s-\s/;
const oneDay =
  /^(?:(\d{4})\s*(?:年|[-./])\s*)?(?:(\d{1,2})\s*(?:月|[-./])\s*)?(\d{1,2})\s*[日号]?\s*([（(][^（）()]*[）)])?$/;

/** The spans of a list of dates, or what is wrong with it. A day without a month belongs to the month before it. */
function spansIn(dates: string, year: number): Span[] | string {
  const spans: Span[] = [];
  let month: number | null = null;
  for (const item of dates.split(/[、，,和及]/)) {
    const plain = item.replace(/^\s*[^\d\s]{0,12}\s*(?=\d)/, "").trim();
    if (!/\d/.test(plain)) continue;
    const [first = "", second, ...more] = plain.split(separators).map((part) => part.trim());
    if (more.length > 0) return `“${plain}”里有两个“至”，请分成两段`;
    const from = readDay(first, year, month);
    if (typeof from === "string") return from;
    const until = second === undefined ? from : readDay(second, yearOf(from.day), from.month);
    if (typeof until === "string") return until;
    month = until.month;
    // 12月31日至1月2日 ends in the year after.
    const turns = until.day < from.day && until.month < from.month && !/\d{4}/.test(second ?? "");
    spans.push({ from: from.day, to: turns ? `${yearOf(from.day) + 1}${until.day.slice(4)}` : until.day });
  }
  return spans;
}

function readDay(text: string, year: number, month: number | null): Read | string {
  const found = oneDay.exec(text);
  if (!found) return `“${text}”看不懂，请写成 10月1日 或 10-01`;
  const own = found[2] ? Number(found[2]) : month;
  if (own === null) return `“${text}”没有月份，请写成 10月${found[3]}日`;
  const two = (n: number) => String(n).padStart(2, "0");
  const day = `${found[1] ?? year}-${two(own)}-${two(Number(found[3]))}`;
  if (!isDay(day)) return `“${text}”：${own} 月没有 ${Number(found[3])} 日`;
  const said = /(?:周|星期)([日天一二三四五六])/.exec(found[4] ?? "")?.[1]?.replace("天", "日");
  if (said && said !== weekdayOf(day))
    return `“${text}”：${day} 是${weekdayInWords(day)}，不是周${said}，请核对年份和日期`;
  return { day, month: own };
}

function wrongSpan({ from, to }: Span, kind: DayKind, now: Day): string | null {
  if (to < from) return `${from} 至 ${to}：止日在起日之前`;
  const length = daysBetween(from, to) + 1;
  if (length > longest) return `${from} 至 ${to} 共 ${length} 天，超过 ${longest} 天，请核对月份`;
  if (Math.abs(yearOf(from) - yearOf(now)) > furthest)
    return `${from} 离今年太远，请核对年份（前后 ${furthest} 年以内）`;
  if (kind === "off") return null;
  const days = Array.from({ length }, (_, i) => addDays(from, i));
  const weekday = days.find((day) => !"日六".includes(weekdayOf(day)));
  return weekday ? `${weekday} 是${weekdayInWords(weekday)}，本来就上班，请核对年份和日期` : null;
}

export type Standing = "new" | "same" | "changed";
export const standingNames = { new: "新增", same: "已有", changed: "改变" } as const satisfies Record<
  Standing,
  string
>;

/** What saving a day would do to the table as it is. */
export function standingOf(row: { day: Day; kind: DayKind }, known: ReadonlyMap<Day, DayKind>): Standing {
  const kind = known.get(row.day);
  if (kind === undefined) return "new";
  return kind === row.kind ? "same" : "changed";
}

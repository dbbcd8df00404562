import { type Day, showDayInSentence } from "@/lib/date/day";
import { showYi } from "@/lib/money/yuan";
import type { MeetingResolution } from "@/lib/reviews/decided";
import type { ProjectFigures, WholeFigures } from "@/lib/reviews/figures";
import type { MinutesWords } from "@/lib/reviews/input";
import type { MeetingItem } from "@/lib/reviews/queries";
import type { Review } from "@/lib/reviews/reach";
import { lengthOf, levelNames, longestMessage, verdictNames } from "@/lib/reviews/rules";

/** All that is said about a closed or running meeting, from which its papers are put together. */
export type Told = {
  review: Review;
  host: string;
  items: readonly MeetingItem[];
  resolutions: readonly MeetingResolution[];
  whole: WholeFigures;
};

/** 2026年11月30日 */
const inFull = (day: Day): string => showDayInSentence(day, "day", "1900-01-01");

/**
 * The minutes as they can be signed if nobody changes a word: what the meeting was, where things stand, what was decided
 * item by item with owner and day, and what became of the last meeting's.
 */
export function minutesWords(told: Told): MinutesWords {
  const { review, host, items, resolutions, whole } = told;
  const { title, year, serial, heldOn, place, chair, attendees } = review;
  const about = items.filter(({ kind }) => kind === "project").length;
  const opening = [
    `${inFull(heldOn)}${place ? `，在${place}` : ""}${chair ? `，${chair}主持` : ""}召开${title}，`,
    `听取${items.length}项议程${about > 0 ? `（其中项目${about}个）` : ""}汇报，议定事项${resolutions.length}条。`,
    "现将会议主要内容纪要如下。",
  ].join("");
  return {
    title: `${title}会议纪要`,
    number: `会议纪要〔${year}〕${serial}号`,
    opening,
    sections: [
      { heading: "全市招商引资情况", paragraphs: [wholeInWords(whole)] },
      ...lastTime(items),
      { heading: "会议议定事项", paragraphs: decidedInWords(items, resolutions) },
    ].filter(({ paragraphs }) => paragraphs.length > 0),
    attendees,
    signer: host,
    day: heldOn,
  };
}

/** `1—11月，全市…` in the figures the meeting saw. */
export function wholeInWords({ from, to, facts, units }: WholeFigures): string {
  const span = `${Number(from.slice(5, 7))}—${Number(to.slice(5, 7))}月`;
  const said = facts.map(
    ({ label, value, note }) => `${label}${value.replace(/\s/g, "")}${note ? `（${note}）` : ""}`,
  );
  const [first] = [...units].sort((a, b) => b.signed - a.signed);
  const best =
    first && first.signed > 0
      ? `新签约正式项目最多的是${first.unit}，${first.signed}个、${showYi(first.signedYuan)}亿元。`
      : "";
  return `${span}，全市${said.join("，")}。${best}`;
}

function lastTime(items: readonly MeetingItem[]): MinutesWords["sections"] {
  const paragraphs = items.flatMap(({ figures }) => {
    if (figures.kind !== "resolution") return [];
    const { body, owner, dueOn, state } = figures.promise;
    return [`${body}（${[owner, dueOn && `${inFull(dueOn)}前`].filter(Boolean).join("，")}）：${state}。`];
  });
  const direct = items.some(({ figures }) => figures.kind === "resolution" && figures.promise.direct);
  return [{ heading: direct ? "上次议定和督办事项办理情况" : "上次议定事项办理情况", paragraphs }];
}

/** Numbered through the whole meeting; each with who owes it and by when. */
export function decidedInWords(
  items: readonly MeetingItem[],
  resolutions: readonly MeetingResolution[],
): string[] {
  const titles = new Map(items.map(({ id, title, kind }) => [id, kind === "resolution" ? null : title]));
  return resolutions.map(({ number, itemId, body, verdict, level, ownerUnit, owner, department, dueOn }) => {
    const title = itemId === null ? null : titles.get(itemId);
    const about = title && !body.includes(title) ? `关于${title}。` : "";
    const decided = verdict ? `${verdictNames[verdict]}。` : "";
    const who = [
      `责任单位：${ownerUnit ?? "待定"}${owner ? `（${owner}）` : ""}`,
      department && `配合单位：${department}`,
      `完成时限：${dueOn ? inFull(dueOn) : "待定"}`,
      level === "normal" ? null : levelNames[level],
    ];
    return `${number}．${about}${decided}${sentence(body)}${who.filter(Boolean).join("；")}。`;
  });
}

const sentence = (text: string): string => (/[。；？]$/.test(text) ? text : `${text}。`);

/**
 * What a leader reads on a telephone: the figures, how many decisions, and as many of them as fit, most urgent first. Never
 * longer than the limit, never cut in the middle of a decision.
 */
export function messageWords({ review, items, resolutions, whole }: Told): string {
  const [signed, agreed] = whole.facts;
  const [, month, day] = review.heldOn.split("-").map(Number);
  const reds = items.filter(({ figures }) => projectIn(figures)?.light?.colour === "red").length;
  const head = [
    `${month}月${day}日${review.title}：`,
    `今年${signed?.label ?? ""}${signed?.value.replace(/\s/g, "") ?? ""}，${agreed?.label ?? ""}${agreed?.value.replace(/\s/g, "") ?? ""}；`,
    `调度${items.length}项${reds > 0 ? `（红灯${reds}个）` : ""}，议定${resolutions.length}条。`,
  ].join("");
  const weight = { urgent: 0, important: 1, normal: 2 } as const;
  const ordered = [...resolutions].sort((a, b) => weight[a.level] - weight[b.level] || a.number - b.number);
  let text = head;
  for (const { body, ownerUnit, dueOn } of ordered) {
    const [, m, d] = (dueOn ?? "").split("-").map(Number);
    const next = `${body.replace(/[。；]$/, "")}（${ownerUnit ?? "待定"}${dueOn ? `，${m}月${d}日前` : ""}）；`;
    if (lengthOf(text) + lengthOf(next) > longestMessage) continue;
    text += next;
  }
  return text.replace(/；$/, "。");
}

export const projectIn = (figures: MeetingItem["figures"]): ProjectFigures | null =>
  figures.kind === "topic" ? null : figures.project;

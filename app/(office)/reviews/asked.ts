import type { Asked } from "@/app/(office)/form/ask-dialog";
import type { ReviewForm } from "@/lib/reviews/input";

/** The questions of a meeting's own facts, for convening and for putting right. */
export const askedOf = (review: ReviewForm): Asked[] => [
  { name: "title", label: "会议名称", kind: "text", required: true, value: review.title },
  { name: "heldOn", label: "会议日期", kind: "day", required: true, value: review.heldOn, half: true },
  {
    name: "startsAt",
    half: true,
    label: "开始时间",
    kind: "text",
    required: true,
    value: review.startsAt,
    help: "如 14:30",
  },
  {
    name: "budget",
    half: true,
    label: "总时长（分钟）",
    kind: "text",
    required: true,
    value: String(review.budget),
    help: "议程超出时会标出从哪一项开始超时",
  },
  { name: "place", label: "地点", kind: "text", value: review.place, half: true },
  { name: "chair", label: "主持人", kind: "text", value: review.chair },
  { name: "attendees", label: "参加人员", kind: "lines", value: review.attendees },
  {
    name: "freezesAt",
    label: "自动冻结时间",
    kind: "text",
    value: review.freezesAt,
    help: "如 2026-11-27 18:00；到点自动冻结，之后的改动列为会后变动。留空则由您手动冻结",
  },
];

export const reviewOf = (typed: Record<string, string>): ReviewForm => ({
  title: typed.title ?? "",
  heldOn: typed.heldOn ?? "",
  startsAt: typed.startsAt ?? "",
  place: typed.place ?? "",
  chair: typed.chair ?? "",
  attendees: typed.attendees ?? "",
  budget: typed.budget ?? "",
  freezesAt: typed.freezesAt ?? "",
});

/** What becomes of a row: up to `skipped` as the preview says, then what confirming it has done. */
export const verdictNames = {
  new: "新增",
  changed: "变更",
  same: "不变",
  look: "待核",
  ticked: "待核，已勾选",
  refused: "拒绝",
  skipped: "跳过",
  added: "已新增",
  updated: "已变更",
  again: "需再核",
  undone: "已撤销",
} as const;
export type Verdict = keyof typeof verdictNames;

/** Verdicts that a confirmation writes. */
export const writable = ["new", "changed", "ticked"] as const satisfies readonly Verdict[];

export type RowGroup = {
  key: string;
  title: string;
  verdicts: readonly Verdict[];
  tone: "good" | "primary" | "neutral" | "warn" | "danger";
};

/** Every row of a preview is in one of these. */
export const previewGroups: readonly RowGroup[] = [
  { key: "new", title: "新增", verdicts: ["new"], tone: "good" },
  { key: "changed", title: "变更", verdicts: ["changed"], tone: "primary" },
  { key: "same", title: "不变", verdicts: ["same"], tone: "neutral" },
  { key: "look", title: "待核", verdicts: ["look", "ticked"], tone: "warn" },
  { key: "refused", title: "拒绝", verdicts: ["refused"], tone: "danger" },
  { key: "skipped", title: "跳过", verdicts: ["skipped"], tone: "neutral" },
];

/** Every row of a finished run is in one of these. */
export const reportGroups: readonly RowGroup[] = [
  { key: "added", title: "已新增", verdicts: ["added"], tone: "good" },
  { key: "updated", title: "已变更", verdicts: ["updated"], tone: "primary" },
  { key: "again", title: "需再核", verdicts: ["again", "new", "changed", "ticked"], tone: "warn" },
  { key: "same", title: "不变", verdicts: ["same"], tone: "neutral" },
  { key: "look", title: "未勾选", verdicts: ["look"], tone: "warn" },
  { key: "refused", title: "拒绝", verdicts: ["refused"], tone: "danger" },
  { key: "skipped", title: "跳过", verdicts: ["skipped"], tone: "neutral" },
  { key: "undone", title: "已撤销", verdicts: ["undone"], tone: "neutral" },
];

export type Counts = Partial<Record<Verdict, number>>;

export const countOf = (counts: Counts, verdicts: readonly Verdict[]): number =>
  verdicts.reduce((sum, verdict) => sum + (counts[verdict] ?? 0), 0);

/** `note` changes nothing, `look` waits for a tick, `refuse` keeps the row out. */
export type IssueLevel = "note" | "look" | "refuse";

/** What there is to say about one cell; `place` is its column as a person finds it: `F 总投资（亿元）`. */
export type Issue = { place: string; level: IssueLevel; message: string };

/** One field of a record that the file would change, in words. */
export type Difference = { label: string; from: string; to: string };

/** Why a row that is no record was passed over. */
export const skippedNames: Readonly<Record<string, string>> = {
  title: "标题",
  header: "表头",
  blank: "空行",
  subtotal: "小计",
  total: "合计",
  footnote: "表注",
  repeatedHeader: "重复的表头",
  unit: "单位行",
};

import { type Duty, type DutyList, dutiesOf, dutyCounts, dutyLists } from "@/lib/assignments/duties";
import type { Viewer } from "@/lib/auth/viewer";

/** The list somebody looks at, and how much waits for them whichever it is. */
export type DutyBox = { list: DutyList; duties: readonly Duty[]; waiting: number; late: number };

export async function dutyBox(viewer: Viewer, asked: string | undefined): Promise<DutyBox> {
  const list: DutyList = asked && Object.hasOwn(dutyLists, asked) ? (asked as DutyList) : "open";
  const open = await dutiesOf(viewer, "open");
  const { open: waiting, late } = dutyCounts(open);
  return { list, waiting, late, duties: list === "open" ? open : await dutiesOf(viewer, list) };
}

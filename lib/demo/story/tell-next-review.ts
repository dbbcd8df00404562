import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { additionOf } from "@/lib/reviews/addition";
import { addItems, prepareItem } from "@/lib/reviews/agenda-commands";
import { candidatesOf } from "@/lib/reviews/candidates";
import { conveneReview } from "@/lib/reviews/commands";
import { findReview, itemsOf } from "@/lib/reviews/queries";
import { told } from "./calendar";
import { attendees, chair, nameOf, place, prepared } from "./reviews";

const mostItems = 9;

/** The next meeting: convened, its candidates chosen, two of its pages prepared; nothing frozen yet. */
export async function tellNextReview({
  officer,
  unitOf,
}: {
  officer: Viewer;
  unitOf: (code: string) => { id: number };
}): Promise<void> {
  const heldOn = told("2026-11-30");
  const code = await conveneReview(officer, {
    ...{ title: "12月招商项目调度会", heldOn, startsAt: "14:30", place, chair, attendees, budget: 90 },
    freezesAt: null,
  });
  const candidates = await candidatesOf(officer, await findReview(officer, code));
  await addItems(officer, {
    code,
    items: [
      ...candidates.slice(0, mostItems).map(additionOf),
      { kind: "topic", topic: "funds", title: null, minutes: 10 },
      { kind: "topic", topic: "listings", title: null, minutes: 10 },
    ],
  });
  for (const item of await itemsOf(officer, await findReview(officer, code))) {
    const name = item.figures.kind === "topic" ? null : item.figures.project?.name;
    const key = Object.keys(prepared).find((one) => name?.startsWith(nameOf[one] ?? "-"));
    const ready = key ? prepared[key] : undefined;
    if (!ready) continue;
    await prepareItem(officer, {
      ...{ code, id: item.id, version: item.version, title: null },
      ...{ minutes: item.minutes, presenter: item.presenter, obstacle: ready.obstacle },
      departmentId: ready.department ? unitOf(ready.department).id : null,
      suggestion: ready.suggestion,
    });
  }
}

import "server-only";
import { and, eq, isNull, max, sql } from "drizzle-orm";
import { files, reviewPapers } from "@/db/schema";
import { change, isVersion, touched } from "@/lib/audit/change";
import { Missing, Refused, Stale, Unacceptable } from "@/lib/auth/refusals";
import { isDemo } from "@/lib/auth/settings";
import type { Viewer } from "@/lib/auth/viewer";
import { showMoment } from "@/lib/date/moment";
import { fileNameOf } from "@/lib/export/file-name";
import { reportWorkbook } from "@/lib/export/report-workbook";
import { storeFile } from "@/lib/files/store";
import { listUnits } from "@/lib/units/queries";
import { resolutionsOf } from "./decided";
import { digestOf } from "./gathering/digest";
import type { Drafting, ItemTarget, MinutesWords } from "./input";
import { dataSetContent } from "./papers/data-set";
import { deckOf } from "./papers/deck";
import { minutesDocument } from "./papers/minutes";
import { messageWords, minutesWords, type Told } from "./papers/words";
import { digestsOf, findReview, itemsOf, wholeOf } from "./queries";
import { type Review, reviewInReach } from "./reach";
import { type PaperKind, paperKinds, type ReviewState } from "./rules";

/** When each can be made: what rests on decisions only once the meeting is closed. */
const statesOf: Readonly<Record<PaperKind, readonly ReviewState[]>> = {
  minutes: ["closed"],
  message: ["closed"],
  deck: ["frozen", "running", "closed"],
  data: ["frozen", "running", "closed"],
};

const types = {
  minutes: ["docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
  deck: ["pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"],
  data: ["xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
} as const;

type Made = { content: Record<string, unknown>; bytes: Uint8Array | null };

/**
 * One more edition of a paper: out of the frozen figures and the decisions, or in the words a person gives it. Earlier
 * editions stay. Everything is read and laid out before the write.
 */
export async function draftPaper(viewer: Viewer, input: Drafting): Promise<number> {
  const { code, kind } = input;
  const told = await toldOf(viewer, code);
  const state = told.review.state as ReviewState;
  if (!statesOf[kind].includes(state))
    throw new Unacceptable(
      `${paperKinds[kind]}要等${statesOf[kind][0] === "closed" ? "闭会" : "冻结"}以后才能生成`,
    );
  const { content, bytes } = await make(viewer, told, input);
  const stored = bytes ? await storeFile(bytes) : null;
  return change(viewer, "review.draft", async (tx, record) => {
    const verb = "review.draft";
    const act = `生成${paperKinds[kind]}`;
    const review = await reviewInReach(tx, viewer, {
      verb,
      code,
      states: [...statesOf[kind], "closed"],
      act,
    });
    const [last] = await tx
      .select({ edition: max(reviewPapers.edition) })
      .from(reviewPapers)
      .where(and(eq(reviewPapers.reviewId, review.id), eq(reviewPapers.kind, kind)));
    const edition = (last?.edition ?? 0) + 1;
    const fileId = stored && kind !== "message" ? await keep(kind, review, edition) : null;
    const [added] = await tx
      .insert(reviewPapers)
      .values({
        ...{ reviewId: review.id, kind, edition, content, fileId },
        digest: stored?.digest ?? digestOf(content),
        createdBy: viewer.userId,
        updatedBy: viewer.userId,
      })
      .returning();
    if (!added) throw new Missing();
    record(reviewPapers, null, added, { label: `${review.title} ${paperKinds[kind]} 第 ${edition} 版` });
    return edition;

    async function keep(of: keyof typeof types, at: Review, nth: number): Promise<number | null> {
      const [extension, type] = types[of];
      const name = `${at.title}-${paperKinds[of]}-第${nth}版${isDemo() ? "-演示数据" : ""}`;
      const [file] = await tx
        .insert(files)
        .values({
          ...{ key: stored?.key ?? "", size: stored?.size ?? 0, digest: stored?.digest ?? "", type },
          originalName: fileNameOf(name, extension),
          entity: "review_papers",
          uploadedBy: viewer.userId,
        })
        .returning();
      return file?.id ?? null;
    }
  });
}

async function toldOf(viewer: Viewer, code: string): Promise<Told> {
  const review = await findReview(viewer, code);
  const [items, resolutions, whole, units] = await Promise.all([
    itemsOf(viewer, review),
    resolutionsOf(viewer, review),
    wholeOf(viewer, review),
    listUnits(),
  ]);
  if (!whole) throw new Refused();
  return {
    review,
    host: units.find(({ id }) => id === review.unitId)?.name ?? "",
    items,
    resolutions,
    whole,
  };
}

async function make(viewer: Viewer, told: Told, input: Drafting): Promise<Made> {
  const maker = { author: viewer.name, demo: isDemo() };
  if (input.kind === "message") return { content: { text: input.words ?? messageWords(told) }, bytes: null };
  if (input.kind === "minutes") {
    const words: MinutesWords = input.words ?? minutesWords(told);
    return { content: { ...words }, bytes: await minutesDocument(words, maker) };
  }
  if (input.kind === "deck") return { content: {}, bytes: await deckOf(told, maker) };
  const content = dataSetContent(told, await digestsOf(viewer, told.review));
  const now = showMoment(new Date());
  const footer = `制表人：${viewer.name}（${viewer.unitName}）　　制表时间：${now}`;
  return {
    content: {},
    bytes: await reportWorkbook(content, { ...maker, office: told.host, day: now, footer }),
  };
}

/** 签发: the latest edition, by somebody else than the person who drafted it; from then on it stays as it is. */
export function signPaper(viewer: Viewer, { code, id, version }: ItemTarget): Promise<void> {
  return change(viewer, "review.sign", async (tx, record) => {
    const verb = "review.sign";
    const states: ReviewState[] = ["frozen", "running", "closed"];
    const review = await reviewInReach(tx, viewer, { verb, code, states, act: "签发" });
    const [before] = await tx
      .select()
      .from(reviewPapers)
      .where(
        and(eq(reviewPapers.id, id), eq(reviewPapers.reviewId, review.id), isNull(reviewPapers.deletedAt)),
      );
    if (!before) throw new Missing();
    if (before.signedAt) throw new Unacceptable("这一版已经签发");
    if (before.createdBy === viewer.userId) throw new Refused("起草人不能签发自己起草的材料，请由他人签发");
    const [newest] = await tx
      .select({ edition: max(reviewPapers.edition) })
      .from(reviewPapers)
      .where(and(eq(reviewPapers.reviewId, review.id), eq(reviewPapers.kind, before.kind)));
    if (newest?.edition !== before.edition) throw new Unacceptable("已有更新的版本，请签发最新一版");
    const [after] = await tx
      .update(reviewPapers)
      .set({ signedBy: viewer.userId, signedAt: sql`now()`, ...touched(reviewPapers, viewer) })
      .where(isVersion(reviewPapers, id, version))
      .returning();
    if (!after) throw new Stale();
    const label = `${review.title} ${paperKinds[before.kind as PaperKind]} 第 ${before.edition} 版`;
    record(reviewPapers, before, after, { label });
  });
}

import "server-only";
import { exportsOf } from "@/lib/auth/rate";
import { Refused } from "@/lib/auth/refusals";
import { can, type Viewer } from "@/lib/auth/viewer";
import { byteOrderMark, csvLine } from "@/lib/export/csv";
import { actorOf, remember } from "./change";
import { addressOf, type LogFilter } from "./filter";
import { allEntries, type LogEntry, sealing } from "./queries";

const text = (value: string | null) => ({ kind: "text" as const, value });

/** How verbs, tables and columns are called by those who read the log. */
export type LogWords = Readonly<Record<"verb" | "table" | "field", (code: string) => string>>;

/** The log as filtered, as CSV, with the head of the chain it was taken under. The export is itself an entry. */
export async function exportLog(
  viewer: Viewer,
  filter: LogFilter,
  words: LogWords,
): Promise<ReadableStream<Uint8Array>> {
  if (!can(viewer, "audit.export") || viewer.preview) throw new Refused();
  exportsOf.take(viewer.userId);
  const { head } = await sealing();
  await remember(actorOf(viewer), "audit.export", {
    label: addressOf(filter) || "全部",
    reason: `链头 ${head ?? "无"}`,
  });
  const encoder = new TextEncoder();
  const pages = allEntries(viewer, filter);
  const heading = [
    "编号",
    "时间",
    "人员",
    "事项",
    "对象类型",
    "对象编号",
    "对象",
    "改动",
    "原因",
    "来源",
    "结果",
    "封存值",
  ].map(text);
  return new ReadableStream({
    start(controller) {
      controller.enqueue(
        encoder.encode(byteOrderMark + csvLine([text("链头"), text(head ?? "无")]) + csvLine(heading)),
      );
    },
    async pull(controller) {
      const { value, done } = await pages.next();
      if (done) return controller.close();
      controller.enqueue(encoder.encode(value.map((entry) => lineOf(entry, words)).join("")));
    },
    async cancel() {
      await pages.return(undefined);
    },
  });
}

function lineOf(entry: LogEntry, words: LogWords): string {
  const changes = entry.changes.map(({ field, from, to }) =>
    entry.showsValues
      ? `${words.field(field)}：${JSON.stringify(from)} → ${JSON.stringify(to)}`
      : words.field(field),
  );
  return csvLine([
    { kind: "number", value: entry.id },
    text(entry.at.slice(0, 19)),
    text(entry.userName),
    text(words.verb(entry.verb)),
    text(entry.entity && words.table(entry.entity)),
    { kind: "number", value: entry.entityId },
    text(entry.label),
    text(changes.join("；")),
    text(entry.reason),
    text(entry.address),
    text(entry.outcome === "refused" ? "被拒绝" : "已办"),
    text(entry.seal),
  ]);
}

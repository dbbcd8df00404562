import type { LogEntry } from "@/lib/audit/queries";
import { wordOfField } from "./words";

const mostShown = 8;

const inWords = (value: unknown): string => {
  if (value === null || value === undefined || value === "") return "（空）";
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
};

/** Old → new for records of administration; of business records only which fields changed. */
export function EntryChanges({ entry: { changes, showsValues, reason } }: { entry: LogEntry }) {
  if (changes.length === 0 && !reason) return null;
  if (!showsValues)
    return <span className="text-muted">{changes.map(({ field }) => wordOfField(field)).join("、")}</span>;
  return (
    <ul>
      {changes.slice(0, mostShown).map(({ field, from, to }) => (
        <li key={field}>
          {wordOfField(field)}：{from !== null && `${inWords(from)} → `}
          {inWords(to)}
        </li>
      ))}
      {changes.length > mostShown && <li className="text-muted">等 {changes.length} 项</li>}
      {reason && <li className="text-muted">{reason}</li>}
    </ul>
  );
}

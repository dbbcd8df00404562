import type { SourceCell, SourceRow } from "./register";
import type { Issue, IssueLevel } from "./verdicts";

/** …；勾选后导入，这一格留空 and …；确实是的请勾选 */
const ofTicking = /[；，;](?:勾选后[^；]*|[^；，]*请勾选)$/;

/** Collects what there is to say about the cells of one row. */
export class Notes {
  readonly issues: Issue[] = [];

  constructor(private readonly row: SourceRow) {
    this.issues.push(...row.doubts);
  }

  /** About the cell that was mapped to `key`, or about the row as a whole where the file has no such column. */
  say(level: IssueLevel, key: string, message: string): void {
    const place = this.row.places.get(key) ?? "";
    this.issues.push({ place, level, message: besides(place, message) });
  }

  about(cell: SourceCell): CellNotes {
    const { place } = cell.column;
    return (level, message) => this.issues.push({ place, level, message: besides(place, message) });
  }

  /** What the cell says is what is stored already: nobody need look at it again. */
  settle(key: string): void {
    const place = this.row.places.get(key);
    for (const issue of this.issues.slice(this.row.doubts.length))
      if (issue.place === place && issue.level === "look") issue.level = "note";
  }

  /** Whether a cell was refused already, so that nobody need hear of its being empty too. */
  isRefused(key: string): boolean {
    const place = this.row.places.get(key);
    return this.issues.some((issue) => issue.place === place && issue.level === "refuse");
  }

  /** What is told of the row. One that is refused cannot be ticked, so nothing is said of what a tick would do. */
  told(refused: boolean): Issue[] {
    // A column that is two things says the same of both.
    const told = new Map(
      this.issues.map((issue) => [`${issue.level} ${issue.place} ${issue.message}`, issue]),
    );
    if (!refused) return [...told.values()];
    return [...told.values()].map((issue) => ({ ...issue, message: issue.message.replace(ofTicking, "") }));
  }

  has(level: IssueLevel): boolean {
    return this.issues.some((issue) => issue.level === level);
  }
}

/** “F 总投资（亿元）” has named the field; the sentence beside it need not begin with 总投资 again. */
function besides(place: string, message: string): string {
  const [label = "", ...rest] = message.split("：");
  return rest.length > 0 && place.includes(label) ? rest.join("：") : message;
}

export type CellNotes = (level: IssueLevel, message: string) => void;

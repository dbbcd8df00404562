import type { SourceCell, SourceRow } from "./register";
import type { Issue, IssueLevel } from "./verdicts";

/** Collects what there is to say about the cells of one row. */
export class Notes {
  readonly issues: Issue[] = [];

  constructor(private readonly row: SourceRow) {}

  /** About the cell that was mapped to `key`, or about the row as a whole where the file has no such column. */
  say(level: IssueLevel, key: string, message: string): void {
    this.issues.push({ place: this.row.cells.get(key)?.column.place ?? "", level, message });
  }

  about(cell: SourceCell): CellNotes {
    return (level, message) => this.issues.push({ place: cell.column.place, level, message });
  }

  has(level: IssueLevel): boolean {
    return this.issues.some((issue) => issue.level === level);
  }
}

export type CellNotes = (level: IssueLevel, message: string) => void;

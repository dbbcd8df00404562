import type { TableRow } from "@/lib/import/rows";
import type { Table } from "@/lib/import/table";
import { KnownTitles, unitInTitle } from "@/lib/import/titles";
import type { MappedColumn } from "./reading";
import type { Doubt, ImportColumn, Register, SourceRow } from "./register";

const measured: readonly ImportColumn["kind"][] = ["amount", "quantity", "count"];
const partOfWhole = /^其中/;
const statistic =
  /^(?:[比较](?:上|去|同|年初)|同比|环比|去年|上年|上月|本月|本年|当年|当月|占比|增幅|完成率|(?:平均|增长)(?:数|值|率|额)?$)/;
const onlyDigits = /^[\d\s.,:/、—-]+$/;
const sample = /^(?:示例|样例|举例|例如?|如)[:：]/;
const severalNames = /项目\s*\n/;
const heading = /^(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}[、.．])/;

/** Under a title merged over several rows, a row that says nothing of its own but names is no record. */
export function isContinued(
  { cells, filled }: TableRow,
  mapped: readonly MappedColumn[],
  { nameKey, listKeys }: Register,
): boolean {
  const isUnderTitle = mapped.some(({ key, index }) => key === nameKey && filled.includes(index));
  const own = mapped.filter(({ index }) => cells[index] && !filled.includes(index));
  return isUnderTitle && own.length > 0 && own.every(({ key }) => listKeys.includes(key));
}

/**
 * What the shape of the table makes doubtful before any cell is read: a number merged over several records, a name that
 * is no name, more cells than titles. Such a row waits until somebody says that it is meant so.
 */
export class Doubting {
  readonly #titles: KnownTitles;
  readonly #measured: readonly MappedColumn[];
  /** The next record below each. */
  readonly #below: ReadonlyMap<TableRow, TableRow | undefined>;
  readonly #lastTitle: number;
  readonly #otherHeading: number | null;
  /** Most records fill at least three cells. */
  readonly #isFull: boolean;

  constructor(
    table: Table,
    private readonly register: Register,
    private readonly mapped: readonly MappedColumn[],
  ) {
    const kinds = new Map(register.columns.map(({ key, kind }) => [key, kind]));
    this.#titles = new KnownTitles(register.columns);
    this.#measured = mapped.filter(({ key }) => measured.includes(kinds.get(key) ?? "text"));
    const records = table.rows.filter((row) => !isContinued(row, mapped, register));
    this.#below = new Map(records.map((row, at) => [row, records[at + 1]]));
    const titled = table.columns.filter(({ path }) => path.length > 0).map(({ index }) => index);
    this.#lastTitle = Math.max(-1, ...titled);
    const full = records.filter(({ cells }) => cells.filter(Boolean).length >= 3);
    this.#isFull = full.length * 2 > records.length;
    this.#otherHeading = table.rows.find((row) => this.#isHeading(row))?.row ?? null;
  }

  /** Titles where records stand: 基金名称 | 规模（亿元） begins another table on the same sheet. */
  #isHeading({ cells }: TableRow): boolean {
    const filled = cells.filter((cell) => cell !== null);
    const words = filled.filter(({ number, day }) => number === undefined && day === undefined);
    const titles = words.filter(({ text }) => this.#titles.find(text) || unitInTitle(text));
    return filled.length >= 2 && words.length === filled.length && titles.length * 2 >= filled.length;
  }

  #under(row: TableRow): Doubt[] {
    const heading = this.#otherHeading;
    if (heading === null || row.row < heading) return [];
    const message = `第 ${heading} 行像是另一张表的表头，从它起各列的意思可能变了，请核对`;
    return [{ place: "", level: "look", message }];
  }

  about(record: SourceRow, row: TableRow): SourceRow {
    const cells = new Map(record.cells);
    const shared = this.#measured.flatMap(({ key, index }): Doubt[] => {
      const { place } = cells.get(key)?.column ?? {};
      if (place === undefined) return [];
      if (row.filled.includes(index)) {
        cells.delete(key);
        return [
          { place, level: "look", message: "这一格与上面的行合并，是几行共用的数；勾选后导入，这一格留空" },
        ];
      }
      if (!this.#isSharedBelow(row, index)) return [];
      return [
        { place, level: "look", message: "这一格与下面的行合并，是几行共用的数；勾选后全部记在这一行" },
      ];
    });
    const doubts = [
      ...record.doubts,
      ...shared,
      ...this.#named(record, row),
      ...this.#struck(row),
      ...this.#wide(row),
      ...this.#under(row),
    ];
    return { ...record, cells, doubts };
  }

  #isSharedBelow(row: TableRow, index: number): boolean {
    const next = this.#below.get(row);
    return next?.filled.includes(index) === true && next.cells[index] === row.cells[index];
  }

  #named({ cells }: SourceRow, row: TableRow): Doubt[] {
    const { nameKey, record } = this.register;
    const named = cells.get(nameKey);
    const text = named?.cell.text.trim() ?? "";
    const place = named?.column.place ?? "";
    const say = (message: string): Doubt[] => [{ place, level: "look", message }];
    if (this.mapped.some(({ key, index }) => key === nameKey && row.filled.includes(index)))
      return say(`与上面的行合并成一格，却另有自己的内容；勾选后作为另一个${record}`);
    const isHeading = heading.test(text) && cells.size === 1;
    if (onlyDigits.test(text))
      return say(`“${text.slice(0, 24)}”只有数字，不像${record}的名称；确实是的请勾选`);
    if (sample.test(text)) return say(`像是填写的例子；确实是${record}的请勾选`);
    if (severalNames.test(text)) return say(`这一格像是写了几个${record}；确实是一个的请勾选`);
    if (named && this.#standsAlone(row))
      return say(`这一行只有名称，像是分节的标题；确实是${record}的请勾选`);
    const isStatistic = statistic.test(text) && this.#hasOnlyNumbers(cells);
    if (!partOfWhole.test(text) && !isStatistic && !isHeading && !this.#titles.find(text)) return [];
    return say(`“${text.slice(0, 24)}”像是小计、分节或栏目名，不像${record}；确实是的请勾选`);
  }

  /** One text in a row where the others fill three cells and more. */
  #standsAlone({ cells, filled }: TableRow): boolean {
    return cells.filter((cell, index) => cell && !filled.includes(index)).length === 1 && this.#isFull;
  }

  #hasOnlyNumbers(cells: SourceRow["cells"]): boolean {
    const numbers = this.#measured.map(({ key }) => key);
    return [...cells.keys()].every((key) => key === this.register.nameKey || numbers.includes(key));
  }

  /** What is crossed out was given up: the whole record where its name is, else that cell. */
  #struck({ cells }: TableRow): Doubt[] {
    const struck = this.mapped.filter(({ index }) => cells[index]?.struck);
    const isWhole = struck.some(({ key }) => key === this.register.nameKey);
    const say = (place: string, message: string): Doubt => ({ place, level: "look", message });
    if (isWhole) return [say("", `这一行划了删除线，可能已经取消；确实要导入的请勾选`)];
    return struck.map(({ source }) => say(source.place, "这一格划了删除线，请核对；勾选后照样导入"));
  }

  /** 5,000.00 without quotes is two cells of a CSV, and every cell behind it stands under a wrong title. */
  #wide({ cells }: TableRow): Doubt[] {
    if (this.#lastTitle < 0 || !cells.slice(this.#lastTitle + 1).some(Boolean)) return [];
    return [
      {
        place: "",
        level: "look",
        message: "这一行比表头多出了格子，可能是内容里的逗号把一格分成了两格，请核对各列",
      },
    ];
  }
}

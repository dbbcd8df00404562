/** Invented figures must not be mistaken for a bureau's own, in no file. */
export const demoWords = "演示数据 · 均为虚构，不得作为实际数据引用";

/** The first column of every file; its width in characters. */
export const serial = { title: "序号", width: 7 };

/** `总投资（万元）`: the unit stands in the head, never in a cell. */
export const headOf = ({ title, unit }: { title: string; unit?: string }): string =>
  unit ? `${title}（${unit}）` : title;

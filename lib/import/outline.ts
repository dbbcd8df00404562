type Heading = { style: string; text: string };

const styles: readonly (readonly [RegExp, string])[] = [
  [/^[一二三四五六七八九十]{1,3}[、.]/, "一、"],
  [/^\([一二三四五六七八九十]{1,3}\)/, "（一）"],
  [/^\d{1,3}[、.)]/, "1、"],
  [/^\(\d{1,3}\)/, "（1）"],
  [/^第.{1,3}[部章节类]/, "第一部分"],
  [/(?:表|台账|清单|汇总|情况|一览)(?:\(.*\))?$/, "台账"],
];

const styleOf = (text: string): string => {
  const plain = text.normalize("NFKC").replace(/\s/g, "");
  return styles.find(([start]) => start.test(plain))?.[1] ?? "";
};

/**
 * The headings a record stands under. One of a kind that is open already ends it and whatever is open below:
 * after 一、柯城区 and （一）签约项目 comes 二、龙游县, and neither of them holds any longer.
 */
export class Outline {
  #open: readonly Heading[] = [];

  add(text: string): void {
    const style = styleOf(text);
    const same = this.#open.findIndex((one) => one.style === style);
    this.#open = [...(same < 0 ? this.#open : this.#open.slice(0, same)), { style, text }];
  }

  /** The nearest first. */
  get headings(): readonly string[] {
    return this.#open.map(({ text }) => text).reverse();
  }
}

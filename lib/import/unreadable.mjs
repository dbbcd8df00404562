// @ts-check
/** A file we will not read; the message is a Chinese sentence for the person who uploaded it. */
export class Unreadable extends Error {
  /** @override */ name = "Unreadable";
}

/** @param {string} what was found broken, for the sentence */
export function damaged(what) {
  return new Unreadable(`文件已损坏或不完整（${what}），请在 WPS/Excel 中打开检查、另存为 .xlsx 再导入`);
}

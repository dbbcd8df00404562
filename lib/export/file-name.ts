/** Controls, lone surrogates and every invisible sign, those that turn the reading direction among them. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;
/** What a file system refuses or takes for a folder. */
const forbidden = /[\\/:*?"<>|]/g;
const longest = 120;

/** A name a file can have on any system; what cannot stand in one becomes `-` or goes. */
export function fileNameOf(name: string, extension: string): string {
  const clean = name
    .slice(0, longest)
    .replace(unseen, "")
    .replace(forbidden, "-")
    .replace(/\s+/g, " ")
    .replace(/^[. ]+|[. ]+$/g, "");
  return `${clean || "导出"}.${extension}`;
}

/** RFC 6266: the name in UTF-8 for today's browsers, and an ASCII one for the rest. */
export function attachment(fileName: string): string {
  const extension = /\.[a-z0-9]{1,5}$/.exec(fileName)?.[0] ?? "";
  const encoded = encodeURIComponent(fileName.replace(unseen, "")).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="export${extension}"; filename*=UTF-8''${encoded}`;
}

/** What stands after each @, as the longest of these names that begins there: @张三丰 is not 张三. */
export function namesMentioned(body: string, names: readonly string[]): Set<string> {
  const longestFirst = [...names].sort((a, b) => b.length - a.length);
  const found = body.split("@").slice(1);
  return new Set(
    found.flatMap((after) => longestFirst.find((name) => name !== "" && after.startsWith(name)) ?? []),
  );
}

/** The beginning of a text, for a notice. */
export function excerpt(text: string, longest = 60): string {
  const letters = [...text.replace(/\s+/g, " ")];
  return letters.length > longest ? `${letters.slice(0, longest).join("")}…` : letters.join("");
}

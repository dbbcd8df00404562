export type Asked = {
  unit: string;
  board: string;
  /** Show those that have withdrawn too. */
  aside: boolean;
  /** The column that shows more than its first page, and how many. */
  more: string;
  shown: number;
};

const mostShown = 200;

/** What the address bar asks of the board. */
export function askedOf(query: Record<string, string | string[] | undefined>): Asked {
  const one = (name: string) => {
    const value = query[name];
    return (Array.isArray(value) ? value[0] : value)?.slice(0, 40) ?? "";
  };
  const shown = Number(one("shown"));
  return {
    unit: one("unit"),
    board: one("board"),
    aside: one("aside") === "1",
    more: one("more"),
    shown: Number.isInteger(shown) && shown > 0 ? Math.min(shown, mostShown) : 0,
  };
}

export function addressOf({ unit, board, aside, more, shown }: Asked): string {
  const query = new URLSearchParams();
  if (unit) query.set("unit", unit);
  if (board) query.set("board", board);
  if (aside) query.set("aside", "1");
  if (more) query.set("more", more);
  if (more && shown) query.set("shown", String(shown));
  return `/listings${query.size > 0 ? `?${query}` : ""}`;
}

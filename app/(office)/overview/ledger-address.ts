/** The ledger of standing projects, each counted once, narrowed further. */
export const standingLedger = (filters: Readonly<Record<string, string | undefined>>): string =>
  address({ status: "open", counted: "1", ...filters });

/** The ledger of what was signed formally between two days: the rows of 协议总投资额. */
export const signedLedger = (
  { from, to }: { from: string; to: string },
  filters: Readonly<Record<string, string | undefined>>,
): string => address({ signed: `${from}..${to}`, counted: "1", ...filters });

function address(filters: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(filters).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return `/projects?${new URLSearchParams(given)}`;
}

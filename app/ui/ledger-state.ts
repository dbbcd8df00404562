export type LedgerColumn = {
  key: string;
  title: string;
  unit?: string;
  align?: "start" | "end";
  sortable?: boolean;
  /** Stays at the left while the rest scrolls; such columns come first. */
  frozen?: boolean;
  /** Pixels. Numbers get more when they need it and are never cut; words are cut with an ellipsis. */
  width?: number;
  /** Cannot be hidden. */
  locked?: boolean;
  /** Carries the link to the record; without any, the first column does. */
  link?: boolean;
};

export type CellMark = "danger" | "warn" | "good" | "blue" | "muted";

export type LedgerRow = {
  id: string;
  href: string;
  /** Display texts in the order of the page's columns; null shows as a dash. */
  cells: (string | null)[];
  marks?: (CellMark | null)[];
};

export type LedgerSum = { label: string; value: string; href?: string; note?: string };

export type LedgerPage = {
  columns: LedgerColumn[];
  rows: LedgerRow[];
  /** "128", or "10,000+" beyond what is counted. */
  total: string;
  /** They follow the filter, not the page. */
  sums: LedgerSum[];
  /** Keyset tokens of the neighbouring pages. */
  next: string | null;
  previous: string | null;
  asOf: string;
};

export const densities = ["compact", "normal", "relaxed"] as const;
export type Density = (typeof densities)[number];

export const pageSizes = [50, 100, 200] as const;

export type LedgerState = {
  q: string;
  /** By filter key; how each kind writes its value is in ledger-filters.ts. */
  filters: Record<string, string>;
  /** "-totalInvestment,name"; empty is the server's own order. */
  sort: string;
  /** Visible column keys in order; empty is the server's own choice. */
  columns: string[];
  after: string | null;
  before: string | null;
  peek: string | null;
  view: string | null;
  size: number;
  density: Density;
};

/** What a page's searchParams, a URLSearchParams or the part of an address after "?" all say. */
export type QuerySource = string | URLSearchParams | Record<string, string | string[] | undefined>;

function paramsOf(source: QuerySource) {
  if (typeof source === "string" || source instanceof URLSearchParams) return new URLSearchParams(source);
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(source)) {
    const single = Array.isArray(value) ? value[0] : value;
    if (single !== undefined) params.set(key, single);
  }
  return params;
}

const oneOf = <Choice extends string | number>(
  choices: readonly Choice[],
  wanted: Choice,
  otherwise: Choice,
) => (choices.includes(wanted) ? wanted : otherwise);

/** Reads an address into a state. Parameters that are neither ours nor a named filter's are ignored. */
export function readLedgerState(source: QuerySource, filters: readonly { key: string }[]): LedgerState {
  const params = paramsOf(source);
  const chosen: Record<string, string> = {};
  for (const { key } of filters) {
    const value = params.get(key);
    if (value) chosen[key] = value;
  }
  return {
    q: params.get("q")?.trim() ?? "",
    filters: chosen,
    sort: params.get("sort") ?? "",
    columns: params.get("cols")?.split(",").filter(Boolean) ?? [],
    after: params.get("after"),
    before: params.get("before"),
    peek: params.get("peek"),
    view: params.get("view"),
    size: oneOf<number>(pageSizes, Number(params.get("size")), pageSizes[0]),
    density: oneOf<Density>(densities, params.get("density") as Density, "normal"),
  };
}

const parts = {
  q: (state) => state.q,
  sort: (state) => state.sort,
  cols: (state) => state.columns.join(","),
  size: (state) => (state.size === pageSizes[0] ? "" : String(state.size)),
  density: (state) => (state.density === "normal" ? "" : state.density),
  after: (state) => state.after,
  before: (state) => state.before,
  view: (state) => state.view,
  peek: (state) => state.peek,
} as const satisfies Record<string, (state: LedgerState) => string | null>;

type Part = keyof typeof parts;

function queryOf(state: LedgerState, wanted: readonly Part[]) {
  const params = new URLSearchParams();
  if (state.q && wanted.includes("q")) params.set("q", state.q);
  for (const key of Object.keys(state.filters).sort()) params.set(key, state.filters[key] ?? "");
  for (const part of wanted) {
    const value = parts[part](state);
    if (value) params.set(part, value);
  }
  // Commas and colons need no escape in a query, and people read these addresses.
  return params.toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
}

/** The whole state, as the address shows it. */
export const addressQuery = (state: LedgerState) => queryOf(state, Object.keys(parts) as Part[]);

/** What decides which rows and cells are shown: the request for a page. */
export const rowsQuery = (state: LedgerState) =>
  queryOf(state, ["q", "sort", "cols", "size", "after", "before"]);

/** What a saved view keeps. */
export const viewQuery = (state: LedgerState) => queryOf(state, ["q", "sort", "cols", "density"]);

/** What an export of "what I see" needs: all rows of the filter, in this order, with these columns. */
export const exportQuery = (state: LedgerState) => queryOf(state, ["q", "sort", "cols"]);

/** What decides which rows belong to the ledger at all, whatever their order. */
export const filterQuery = (state: LedgerState) => queryOf(state, ["q"]);

export const isFiltered = (state: LedgerState) => filterQuery(state) !== "";

/** The state after a change; whatever changes the set or order of rows leads back to the first page. */
export function changedState(state: LedgerState, change: Partial<LedgerState>): LedgerState {
  const next = { ...state, ...change };
  if ("after" in change) return { ...next, before: null };
  if ("before" in change) return { ...next, after: null };
  const samePages = rowsQuery({ ...next, columns: [] }) === rowsQuery({ ...state, columns: [] });
  return samePages ? next : { ...next, after: null, before: null };
}

/** The address of a state, under the ledger's path. */
export function addressOf(path: string, state: LedgerState) {
  const query = addressQuery(state);
  return query ? `${path}?${query}` : path;
}

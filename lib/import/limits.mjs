// @ts-check
const MB = 1024 * 1024;

export const MAX_FILE_BYTES = 30 * MB;
export const MAX_ENTRIES = 2_000;
export const MAX_UNPACKED_BYTES = 200 * MB;
export const MAX_RATIO = 100;
/** Small parts may pack any ratio: a page of empty styled cells easily beats 100 to 1. */
export const RATIO_FLOOR_BYTES = 5 * MB;

/** 60,000 records, their headings, totals and notes. */
export const MAX_ROWS = 60_100;
export const MAX_COLUMNS = 300;
export const MAX_SHEETS = 20;
export const MAX_SHEETS_LISTED = 500;
/** Rows times columns up to the last cell of each, empty styled ones included: the library lays out them all. */
export const MAX_LAID_OUT_CELLS = 100_000_000;
/** What the server is prepared to hold of one file. */
export const MAX_CELLS = 2_500_000;
export const MAX_CHARACTERS = 60_000_000;
/** Excel itself stops at 32,767 characters. */
export const MAX_CELL_CHARACTERS = 100_000;
export const MAX_MERGES = 20_000;
/** A merge larger than this is a formatting accident, not a value that stands for so many rows. */
export const MAX_MERGED_CELLS = 20_000;
export const MAX_MERGED_CELLS_TOGETHER = 1_000_000;
export const ROWS_PER_MESSAGE = 2_000;

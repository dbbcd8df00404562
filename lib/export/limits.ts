/** Up to here a ledger leaves as a formatted workbook; above it as plain rows, made while they are sent. */
export const formattedUpTo = 20_000;

/** Nothing larger leaves in one file. */
export const exportsUpTo = 100_000;

/** For the place where an export is asked for. */
export const plainNotice = `超过 ${formattedUpTo.toLocaleString("en-US")} 行时导出为“明细-未排版”：只有表头和数据，没有标题、合计与打印设置`;

import type { ReportCell, ReportColumn } from "@/lib/export/report-content";
import { grouped } from "@/lib/money/decimal";
import { inYi, missing, showYi, type Yuan } from "@/lib/money/yuan";

export const words = (shown: string, href?: string): ReportCell => ({ shown, ...(href ? { href } : {}) });

export const count = (number: number, href?: string): ReportCell => ({
  shown: grouped(String(number)),
  number,
  format: "#,##0_ ",
  ...(href ? { href } : {}),
});

/** Zero is `0`, without decimals, like everywhere in the house. */
export const yi = (yuan: Yuan | null, href?: string): ReportCell =>
  yuan === null
    ? { shown: missing }
    : {
        shown: showYi(yuan),
        number: inYi(yuan),
        format: '#,##0.00_ ;-#,##0.00_ ;"0"_._0_0_ ',
        ...(href ? { href } : {}),
      };

export const column = (title: string, width: number, align: ReportColumn["align"] = "end"): ReportColumn => ({
  title,
  width,
  align,
});

import { Card } from "@/app/ui/card";
import { reaches } from "@/lib/auth/reach";
import type { Viewer } from "@/lib/auth/viewer";
import { today, yearOf } from "@/lib/date/day";
import { rawOf } from "@/lib/fields/input";
import { yearFields } from "@/lib/listings/fields";
import { type ListingCase, yearsOf } from "@/lib/listings/queries";
import { YearGrid } from "./parts/year-grid";
import type { YearSheetRow } from "./parts/year-sheet";

const yearsOffered = 5;

/** The accounts year by year: a sheet to type or paste into for whoever keeps them, the same sheet to read for others. */
export async function YearSection({ viewer, listing }: { viewer: Viewer; listing: ListingCase }) {
  const known = await yearsOf(viewer, listing);
  const mayReport = reaches(viewer, "listing.reportYear", listing);
  const last = yearOf(today()) - 1;
  const offered = Array.from({ length: yearsOffered }, (_, back) => last - back);
  const years = [...new Set([...known.map(({ year }) => year), ...(mayReport ? offered : [])])].sort(
    (one, other) => other - one,
  );
  const rows = years.map((year): YearSheetRow => {
    const row = known.find((one) => one.year === year) ?? null;
    return { version: row?.version ?? 0, form: { ...rawOf(yearFields, row as never), year: String(year) } };
  });
  return (
    <Card title="年度财务">
      {rows.length === 0 && <p className="text-muted">还没有填报年度财务。</p>}
      {rows.length > 0 && (
        <>
          <p className="mb-2 text-sm text-muted">
            金额默认万元，可写 1.2亿；亏损写负数；不知道的留空，不要填
            0。净利润和扣非净利润都填，条件对照按孰低计算。
          </p>
          <YearGrid code={listing.code} rows={rows} mayReport={mayReport} />
        </>
      )}
    </Card>
  );
}

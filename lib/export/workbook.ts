import "server-only";
import { laidColumns } from "./workbook-columns";
import type { WorkbookContent } from "./workbook-content";
import { footPortion, frameOf, headPortion } from "./workbook-frame";
import { placesOf } from "./workbook-places";
import { rowPortions } from "./workbook-rows";
import { writeApart } from "./write-apart";

/** A ledger as an office hands it in: titled, framed, totalled by live formulas, ready to print on A3. */
export function formattedWorkbook(
  content: WorkbookContent,
  signal: AbortSignal = new AbortController().signal,
): Promise<Uint8Array> {
  const places = placesOf(content);
  const columns = laidColumns(content.columns, content.rows);
  function* portions() {
    yield headPortion(content, columns, places);
    yield* rowPortions(content.rows, columns, places.first);
    yield footPortion(content, columns, places);
  }
  return writeApart(portions(), frameOf(content, columns, places), signal);
}

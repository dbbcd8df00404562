import type { Page } from "@playwright/test";
import { expect } from "./people";

/** The cell of a project's row under a column of the monthly grid. */
export async function gridCell(page: Page, project: string, title: RegExp) {
  const grid = page.getByRole("grid");
  await expect(grid).toBeVisible();
  const titles = await grid.getByRole("columnheader").allTextContents();
  const column = titles.findIndex((text) => title.test(text));
  const row = grid.getByRole("row").filter({ hasText: project });
  // The row's name is a header of its own, before its cells.
  return row.getByRole("gridcell").nth(column - 1);
}

/** What Excel puts on the clipboard, pasted at the cell that has the focus. */
export async function pasteBlock(page: Page, block: string) {
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    const paste = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(paste);
  }, block);
}

import { readFile } from "node:fs/promises";
import type { Download, Page } from "@playwright/test";
import { readXlsx, writeXlsx } from "hucre";
import { expect } from "./people";

type Value = string | number | Date | null;

/** A workbook of one sheet, as somebody else's office program writes it. */
export const workbook = async (rows: Value[][], sheet = "台账"): Promise<Buffer> =>
  Buffer.from(await writeXlsx({ sheets: [{ name: sheet, rows }] }));

/** Chooses a file on the import page. */
export const choose = (page: Page, name: string, buffer: Buffer) =>
  page.locator("input[type=file]").setInputFiles({ name, mimeType: "application/octet-stream", buffer });

/** Uploads a ledger and stops where its columns are matched. */
export async function uploadLedger(page: Page, register: string, name: string, buffer: Buffer) {
  await page.goto(`/imports?register=${register}`);
  await choose(page, name, buffer);
  await expect(page.getByRole("button", { name: "下一步：核对每一行" })).toBeVisible({ timeout: 20_000 });
}

export async function checkRows(page: Page) {
  await page.getByRole("button", { name: "下一步：核对每一行" }).click();
  await expect(page.getByRole("heading", { name: "逐行核对" })).toBeVisible({ timeout: 20_000 });
}

/** How many rows of a preview or a report are so judged; the tab without a number has none. */
export const group = (page: Page, title: string, count?: number) =>
  page
    .getByRole("navigation", { name: "按结果查看" })
    .getByRole("link", { name: new RegExp(`^${title}\\s*${count ?? "\\d*"}$`) });

/** The first sheet of a downloaded workbook. */
export async function sheetOf(download: Download) {
  const path = await download.path();
  const { sheets } = await readXlsx(new Uint8Array(await readFile(path)));
  const [sheet] = sheets;
  if (!sheet) throw new Error("a workbook without a sheet");
  return sheet;
}

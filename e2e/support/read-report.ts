import type { APIResponse, Page } from "@playwright/test";
import { type Said, saidInDocument, saidInWorkbook } from "@/lib/reports/read-back";

/** What the summary on the page says: its sentences, and its tables line by line. */
export async function saidOnPage(page: Page): Promise<Said> {
  const report = page.locator("[data-report]");
  const sentences = await report.locator("[data-said]").allInnerTexts();
  const tables = await report
    .locator("table")
    .evaluateAll((found) =>
      found.map((table) =>
        [...table.querySelectorAll("tr")].map((row) =>
          [...row.querySelectorAll("th, td")].map((cell) => (cell.textContent ?? "").trim()),
        ),
      ),
    );
  return { sentences: sentences.map((text) => text.trim()), tables };
}

const bytesOf = async (response: APIResponse) => new Uint8Array(await response.body());

export const saidInWord = async (response: APIResponse): Promise<Said> =>
  saidInDocument(await bytesOf(response));
export const saidInSheets = async (response: APIResponse): Promise<Said> =>
  saidInWorkbook(await bytesOf(response));

import { expect, test } from "vitest";
import { historyPage } from "@/lib/audit/history";
import { aCompany, viewerOf } from "@/lib/demo/builders";
import { reviseCompany } from "./commands";
import { companyHistoryInWords } from "./history";
import { findCompany } from "./queries";

test("a company changed more often than one page holds is told back to the day it was logged", async () => {
  const officer = await viewerOf();
  const { code } = await aCompany();
  for (let n = 1; n <= historyPage; n += 1) {
    const { name, unitId, version } = await findCompany(officer, code);
    await reviseCompany(officer, code, version, { ...blank, name, unitId, place: `第 ${n} 处` });
  }
  const company = await findCompany(officer, code);
  const newest = await companyHistoryInWords(officer, company);
  expect(newest.items).toHaveLength(historyPage);
  expect(newest.items[0]?.lines).toContainEqual({
    label: "所在地",
    from: `第 ${historyPage - 1} 处`,
    to: `第 ${historyPage} 处`,
  });
  const rest = await companyHistoryInWords(officer, company, newest.next ?? 0);
  expect(rest.items.map(({ what }) => what)).toEqual(["登记企业"]);
  expect(rest.next).toBeNull();
});

const blank = {
  shortName: null,
  creditCode: null,
  groupName: null,
  chainCode: null,
  industryCode: null,
  note: null,
};

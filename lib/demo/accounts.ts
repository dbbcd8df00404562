import type { Role } from "@/lib/auth/roles";

export type DemoPerson = { account: string; name: string; role: Role; unit: string; chain?: string };

/** Plainly fictional people of the demo bureau: each one's name says the role. */
export const demoPeople: readonly DemoPerson[] = [
  { account: "kaihua", name: "演示·开化招商员", role: "countyOfficer", unit: "330824" },
  { account: "kaihua-shen", name: "演示·开化审核员", role: "countyReviewer", unit: "330824" },
  { account: "longyou", name: "演示·龙游招商员", role: "countyOfficer", unit: "330825" },
  { account: "longyou-shen", name: "演示·龙游审核员", role: "countyReviewer", unit: "330825" },
  { account: "kecheng", name: "演示·柯城招商员", role: "countyOfficer", unit: "330802" },
  { account: "zhizao", name: "演示·智造新城招商员", role: "countyOfficer", unit: "330800Z1" },
  { account: "shi", name: "演示·市招商业务员", role: "cityOfficer", unit: "330800B1" },
  { account: "shi-fu", name: "演示·市招商负责人", role: "cityHead", unit: "330800B1" },
  {
    account: "xincailiao",
    name: "演示·新材料专班",
    role: "chainTaskForce",
    unit: "330800C-XCL",
    chain: "XCL",
  },
  { account: "jijin", name: "演示·基金专员", role: "fundOfficer", unit: "330800F1" },
  { account: "shangshi", name: "演示·上市专员", role: "listingOfficer", unit: "330800J1" },
  { account: "zigui", name: "演示·资规局联络员", role: "departmentContact", unit: "330800D3" },
  { account: "lingdao", name: "演示·领导", role: "leader", unit: "330800" },
  { account: "xitong", name: "演示·系统管理员", role: "systemAdmin", unit: "330800" },
  { account: "anquan", name: "演示·安全管理员", role: "securityAdmin", unit: "330800" },
  { account: "shenji", name: "演示·审计管理员", role: "auditAdmin", unit: "330800" },
];

/** One word for all of them, only ever set in an embedded demo database. */
export const demoPassword = "yanshi-wulian";

export const demoAccounts = () =>
  demoPeople.map(({ account, name }) => ({
    account,
    password: demoPassword,
    who: name.replace("演示·", ""),
  }));

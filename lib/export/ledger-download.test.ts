import { randomInt, randomUUID } from "node:crypto";
import { desc, eq, sql } from "drizzle-orm";
import { readXlsx } from "hucre";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { db, writingSql } from "@/db/client";
import { auditEntries, files } from "@/db/schema";
import { Limited, Refused, Unacceptable } from "@/lib/auth/refusals";
import type { Role } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { dayColumn, numberColumn, textColumn } from "@/lib/ledger/columns";
import type { LedgerSpec } from "@/lib/ledger/spec";
import { ledgerDownload } from "./ledger-download";
import { openedWorkbook } from "./opened-workbook";

/** A register of this test alone, kept in the table of files: unit in `uploaded_by`, amount in `size`. */
const register = randomUUID();
const mine = 910_001;
const other = 910_002;
const large = 910_003;
const tooLarge = 910_004;

const spec: LedgerSpec = {
  name: "test",
  title: "试验台账",
  from: files,
  id: files.id,
  code: files.key,
  search: files.originalName,
  standing: eq(files.entity, register),
  usualSort: "amount",
  columns: {
    code: textColumn({ label: "编号" }, files.key, { usual: true, width: 120 }),
    name: textColumn({ label: "名称" }, files.originalName, { usual: true, width: 240 }),
    amount: {
      ...numberColumn(
        { label: "金额", unit: "万元" },
        sql`case when ${files.type} <> 'unknown' then ${files.size} end`,
        {
          usual: true,
          sort: sql`${files.size}`,
        },
      ),
      sum: {
        value: sql`case when ${files.type} = 'own' then ${files.size} end`,
        unknown: sql`${files.type} = 'unknown'`,
        show: String,
      },
    },
    day: dayColumn({ label: "日期" }, sql`${files.uploadedAt}::date`, { usual: true }),
    slow: textColumn({ label: "慢" }, sql`pg_sleep(0.01)::text`),
  },
  filters: {
    type: {
      kind: "choice",
      label: "类别",
      options: [{ value: "own", label: "自有" }],
      where: (types) => sql`${files.type} = any(${sql.param(types)}::text[])`,
    },
  },
};

const download = {
  verb: "company.export",
  ledger: async () => spec,
  reach: { unitId: files.uploadedBy },
  definition: "试验口径",
} as const;

let people = randomInt(1_000_000, 1_000_000_000);
function viewerOf(unit: number, role: Role = "countyOfficer"): Viewer {
  people += 1;
  return {
    userId: people,
    name: `张三${people}`,
    unitId: unit,
    unitName: "龙游",
    sessionId: 1,
    grants: [{ role, unitId: unit, unitIds: [unit], chainCode: null }],
    mustChangePassword: false,
    theme: "light",
    preview: null,
    address: null,
  };
}

const never = () => new AbortController().signal;
const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer());
const rowsOf = async (response: Response) => (await readXlsx(await bytesOf(response))).sheets[0]?.rows ?? [];
const entriesOf = ({ userId }: Viewer) =>
  db.select().from(auditEntries).where(eq(auditEntries.userId, userId)).orderBy(desc(auditEntries.id));

async function fill(unit: number, count: number, type = "own") {
  await writingSql()`
    insert into files (key, original_name, type, size, digest, entity, uploaded_by, uploaded_at)
    select ${register} || ${`-${unit}-${type}-`} || lpad(i::text, 6, '0'), '=名称' || i, ${type}, i, '', ${register}, ${unit},
      '2026-03-18 12:00+08'
    from generate_series(1, ${count}::int) i`;
}

/** In portions: each row is looked for in everything that may hold a file, and one statement has its time. */
async function clear() {
  const portion = 10_000;
  for (let left = portion; left === portion; ) {
    const gone = await writingSql()`
      delete from files where id in (select id from files where entity = ${register} limit ${portion})`;
    left = gone.count;
  }
}

describe.skipIf(!process.env.DATABASE_URL)("taking a ledger away", () => {
  beforeAll(async () => {
    await fill(mine, 300);
    await fill(mine, 2, "unknown");
    await fill(mine, 3, "inside");
    await fill(other, 5);
    await fill(large, 20_001);
    await fill(tooLarge, 100_001);
  });
  afterAll(clear);

  test("an officer gets what the page shows: own rows, in order, filtered, with the total of their amounts", async () => {
    const viewer = viewerOf(mine);
    const response = await ledgerDownload(
      viewer,
      download,
      { type: "own", sort: "-amount", cols: "name,amount,day" },
      never(),
    );
    expect(response.headers.get("content-disposition")).toContain("attachment; filename=");
    const bytes = await bytesOf(response);
    const rows = (await readXlsx(bytes)).sheets[0]?.rows ?? [];
    expect(rows.find(([first]) => first === "序号")).toEqual(["序号", "名称", "金额（万元）", "日期"]);
    expect(rows.find(([first]) => first === 1)).toEqual([
      1,
      "=名称300",
      300,
      new Date(Date.UTC(2026, 2, 18)),
    ]);
    expect(rows.filter(([first]) => typeof first === "number")).toHaveLength(300);
    expect(openedWorkbook(bytes).get("xl/worksheets/sheet1.xml")).toContain("<v>45150</v>");
    expect(rows.flat().join()).toContain("筛选：类别：自有");
    expect(rows.flat().join()).toContain(`制表人：${viewer.name}（龙游）`);
  });

  test("the column added up is the total: unknown amounts are empty, those inside another are in words", async () => {
    const rows = await rowsOf(await ledgerDownload(viewerOf(mine), download, {}, never()));
    const data = rows.filter(([first]) => typeof first === "number");
    const amounts = data.map((row) => row[3]);
    const sum = amounts.reduce<number>((total, value) => total + (typeof value === "number" ? value : 0), 0);
    expect(sum).toBe(45_150);
    expect(rows.find(([first]) => first === "合计")?.[3]).toBe(45_150);
    expect(amounts.filter((value) => value === null)).toHaveLength(2);
    expect(amounts).toContain("其中 3");
    expect(rows.flat().join()).toContain("金额 2 个（未填、待定、区间或外币未折算）");
  });

  test("every download is in the audit with its filter, its count and the digest of its bytes", async () => {
    const viewer = viewerOf(mine);
    const bytes = await bytesOf(await ledgerDownload(viewer, download, { type: "own" }, never()));
    const digest = Buffer.from(await crypto.subtle.digest("SHA-256", bytes)).toString("hex");
    const [entry, ...more] = await entriesOf(viewer);
    expect(more).toEqual([]);
    expect(entry).toMatchObject({ verb: "company.export", entityLabel: "试验台账", outcome: "done" });
    expect(entry?.reason).toBe(`筛选：类别：自有；300 条；SHA-256 ${digest}`);
  });

  test("a large ledger leaves as plain rows, is called so, and is in the audit when it is complete", async () => {
    const viewer = viewerOf(large);
    const response = await ledgerDownload(viewer, download, {}, never());
    expect(decodeURIComponent(response.headers.get("content-disposition") ?? "")).toContain("明细-未排版");
    const bytes = await bytesOf(response);
    const digest = Buffer.from(await crypto.subtle.digest("SHA-256", bytes)).toString("hex");
    const rows = (await readXlsx(bytes)).sheets[0]?.rows ?? [];
    expect(rows[20_001]?.slice(0, 4)).toEqual([
      20_001,
      `${register}-${large}-own-020001`,
      "=名称20001",
      20_001,
    ]);
    expect(rows.at(-1)?.[0]).toContain(viewer.name);
    expect((await entriesOf(viewer))[0]?.reason).toBe(`筛选：无；20001 条，未排版；SHA-256 ${digest}`);
  });

  test("the same rows as CSV on request", async () => {
    const response = await ledgerDownload(viewerOf(mine), download, { format: "csv" }, never());
    expect(response.headers.get("content-type")).toContain("text/csv");
    expect(await response.text()).toContain("'=名称1");
  });

  test("more than a hundred thousand rows are refused with what to do instead", async () => {
    const asked = ledgerDownload(viewerOf(tooLarge), download, {}, never());
    await expect(asked).rejects.toThrow(Unacceptable);
    await expect(asked).rejects.toThrow("请先筛选");
  });

  test("out of reach is not in the file, and the verb of the export decides how far it carries", async () => {
    const rows = await rowsOf(await ledgerDownload(viewerOf(other), download, {}, never()));
    expect(rows.filter(([first]) => typeof first === "number")).toHaveLength(5);
    const nowhere = await rowsOf(await ledgerDownload(viewerOf(919_999), download, {}, never()));
    expect(nowhere.flat()).toContain("没有符合条件的记录");
  });

  test("who may not export, and who only looks at a role, gets nothing", async () => {
    for (const role of ["systemAdmin", "auditAdmin", "departmentContact", "fundOfficer"] as const)
      await expect(ledgerDownload(viewerOf(mine, role), download, {}, never())).rejects.toThrow(Refused);
    const looking = { ...viewerOf(mine), preview: "countyOfficer" as const };
    await expect(ledgerDownload(looking, download, {}, never())).rejects.toThrow("正在预览角色");
  });

  test("the sixth download within a minute is put off", async () => {
    const viewer = viewerOf(919_999);
    for (let i = 0; i < 5; i += 1) await ledgerDownload(viewer, download, {}, never());
    await expect(ledgerDownload(viewer, download, {}, never())).rejects.toThrow(Limited);
  });

  test("a reader who goes away ends the database's work within a second, and what left is written down", async () => {
    const viewer = viewerOf(large);
    const response = await ledgerDownload(viewer, download, { cols: "name,slow" }, never());
    const reader = response.body?.getReader();
    await reader?.read();
    await new Promise((resolve) => setTimeout(resolve, 300));
    await reader?.cancel();
    await expect.poll(() => working(), { timeout: 1_000 }).toBe(0);
    expect((await entriesOf(viewer))[0]?.reason).toContain("未完成，中断时已读");
  });

  test("a request that ends before its answer ends the database's work too", async () => {
    const gone = new AbortController();
    setTimeout(() => gone.abort(), 200);
    const asked = ledgerDownload(viewerOf(mine), download, { cols: "name,slow" }, gone.signal);
    await expect(asked).rejects.toThrow();
    await expect.poll(() => working(), { timeout: 1_000 }).toBe(0);
  });
});

/** Connections at work on the slow column of this register. */
async function working(): Promise<number> {
  const [found] = (await db.execute(sql`
    select count(*)::int as n from pg_stat_activity
    where state <> 'idle' and pid <> pg_backend_pid() and (query like 'fetch%' or query like '%pg_sleep%')`)) as unknown as {
    n: number;
  }[];
  return found?.n ?? 0;
}

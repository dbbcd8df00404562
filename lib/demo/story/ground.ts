import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { closePools } from "@/db/client";
import { migrateDatabase } from "@/db/serve/migrate.mjs";
import { fillDemoBureau } from "@/lib/demo/bureau";
import { loadDictionaries } from "@/lib/dictionaries/reference";
import { randomCode } from "@/lib/fields/codes";
import { loadStandards } from "@/lib/listings/standards/reference";
import { loadUnits } from "@/lib/units/reference";

/** A demo bureau of a test's own: others count what is in their database. */
export async function aDemoBureau(): Promise<{ clear(): Promise<void> }> {
  const shared = process.env.DATABASE_URL ?? "";
  const name = `story_${randomCode("S").slice(2).toLowerCase()}`;
  const folder = mkdtempSync(join(tmpdir(), "wulian-story-"));
  const address = shared.replace(/\/[^/?]+(?=\?|$)/, `/${name}`);
  await onServer(shared, `create database ${name}`);
  process.env.DATABASE_URL = address;
  process.env.FILES_DIR = join(folder, "files");
  await migrateDatabase(address);
  await loadUnits();
  await loadDictionaries();
  await loadStandards();
  await fillDemoBureau();
  return {
    clear: async () => {
      await closePools();
      process.env.DATABASE_URL = shared;
      await onServer(shared, `drop database ${name}`);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function onServer(address: string, statement: string) {
  const sql = postgres(address, { max: 1 });
  await sql.unsafe(statement);
  await sql.end();
}

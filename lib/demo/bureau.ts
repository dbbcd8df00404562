import "server-only";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import { grants, users } from "@/db/schema";
import { asSystem } from "@/lib/audit/change";
import { hashPassword } from "@/lib/auth/password";
import { roleNames } from "@/lib/auth/roles";
import { today } from "@/lib/date/day";
import { initialsOf } from "@/lib/search/search-text";
import { listUnits } from "@/lib/units/queries";
import { demoPassword, demoPeople } from "./accounts";
import { tellStory } from "./story";
import { tellChecks } from "./story/tell-checks";
import { tellReviews } from "./story/tell-reviews";

/** A fictional bureau: people for every role, and projects with something to do in each county. */
export async function fillDemoBureau(): Promise<void> {
  await addPeople();
  await tellStory();
  await tellReviews();
  await tellChecks();
  // Whoever signs in first would otherwise wait for plans made in the dark.
  await db.execute(sql`analyze`);
  await writeSignIns();
}

async function addPeople() {
  const passwordHash = await hashPassword(demoPassword);
  const unitOf = new Map((await listUnits()).map((unit) => [unit.code, unit.id]));
  await asSystem("system.demo", async (tx, record) => {
    for (const { account, name, role, unit, chain } of demoPeople) {
      const unitId = unitOf.get(unit) ?? 0;
      const [person] = await tx
        .insert(users)
        .values({ account, name, initials: initialsOf(name), unitId, passwordHash })
        .returning();
      if (!person) continue;
      record(users, null, person);
      const [grant] = await tx
        .insert(grants)
        .values({ userId: person.id, role, unitId, chainCode: chain, fromDay: today() })
        .returning();
      if (grant) record(grants, null, grant, { label: `${name} ${roleNames[role]}` });
    }
  });
}

/** For whoever starts the server: who can sign in. */
async function writeSignIns() {
  const place = join(
    dirname(resolve(/*turbopackIgnore: true*/ process.env.FILES_DIR ?? ".data/files")),
    "demo-sign-ins.txt",
  );
  const lines = demoPeople.map(({ account, name }) => `  ${account.padEnd(14)} ${name.replace("演示·", "")}`);
  await mkdir(dirname(place), { recursive: true });
  await writeFile(place, [`演示账号（密码都是 ${demoPassword}，人物均为虚构）：`, ...lines, ""].join("\n"));
}

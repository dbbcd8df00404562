import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { unitPaths, units, users } from "@/db/schema";
import type { Viewer } from "@/lib/auth/viewer";
import { demoPeople } from "@/lib/demo/accounts";

/** The viewer that a session of a demo person would give. */
export async function demoViewer(account: string): Promise<Viewer> {
  const person = demoPeople.find((one) => one.account === account);
  const [user] = await db.select().from(users).where(eq(users.account, account));
  const [unit] = await db
    .select()
    .from(units)
    .where(eq(units.code, person?.unit ?? ""));
  if (!person || !user || !unit) throw new Error(`no demo person ${account}`);
  const under = await db
    .select({ id: unitPaths.descendantId })
    .from(unitPaths)
    .where(eq(unitPaths.ancestorId, unit.id));
  const { role, chain = null, name } = person;
  return {
    userId: user.id,
    name,
    unitId: unit.id,
    unitName: unit.shortName,
    sessionId: 0,
    grants: [{ role, unitId: unit.id, unitIds: under.map(({ id }) => id), chainCode: chain }],
    mustChangePassword: false,
    theme: "light",
    preview: null,
    address: null,
  };
}

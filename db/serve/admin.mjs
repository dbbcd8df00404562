import { randomBytes, scryptSync } from "node:crypto";
import { withDatabase } from "./database.mjs";
import { loadEnvironmentFile } from "./environment.mjs";
import { requireNode } from "./install.mjs";
import { withConnection } from "./maintenance.mjs";
import { migrateDatabase } from "./migrate.mjs";
import { Refusal } from "./places.mjs";
import { preparePackages } from "./preparing.mjs";
import { runCommandLine } from "./stopping.mjs";

/** 三员分立: three people, none of whom sees business data. */
const administrators = [
  { account: "sys-admin", name: "系统管理员", initials: "xtgly", role: "systemAdmin" },
  { account: "sec-admin", name: "安全管理员", initials: "aqgly", role: "securityAdmin" },
  { account: "audit-admin", name: "审计管理员", initials: "sjgly", role: "auditAdmin" },
];

// Letters that are not mistaken for one another when read aloud.
const letters = "abcdefghjkmnpqrstuvwxyz23456789";

function firstPassword() {
  const word = () => [...randomBytes(5)].map((byte) => letters[byte % letters.length]).join("");
  return `${word()}-${word()}-${word()}`;
}

/** The same form as lib/auth/password.ts reads. */
function hashOf(password) {
  const [N, r, p] = [32_768, 8, 1];
  const salt = randomBytes(16);
  const key = scryptSync(password.normalize("NFKC"), salt, 32, { N, r, p, maxmem: 256 * N * r });
  return ["scrypt", N, r, p, salt.toString("base64url"), key.toString("base64url")].join("$");
}

async function record(tx, table, id, label, changes) {
  const [entry] = await tx`
    insert into audit_entries (user_name, verb, entity, entity_id, entity_label, entity_version, changes)
    values ('系统', 'system.administrators', ${table}, ${id}, ${label}, 1, ${tx.json(changes)}) returning id`;
  await tx`
    insert into versions (entity, entity_id, version, audit_id, row)
    select ${table}, id, version, ${entry.id}, to_jsonb(t) from ${tx(table)} t where id = ${id}`;
}

async function createAll(tx) {
  const [city] = await tx`select id from units where kind = 'city' order by id limit 1`;
  if (!city) throw new Refusal("数据库里还没有组织单位：请先 npm start 一次，再建立管理员。");
  const [held] = await tx`
    select g.role from grants g join users u on u.id = g.user_id
    where g.role in ('systemAdmin', 'securityAdmin', 'auditAdmin') and g.revoked_at is null and u.disabled_at is null limit 1`;
  if (held) throw new Refusal("已经有管理员了，没有再建。忘记密码请由另一位系统管理员重置。");
  const made = [];
  for (const { account, name, initials, role } of administrators) {
    const password = firstPassword();
    const [user] = await tx`
      insert into users (account, name, initials, unit_id, password_hash, must_change_password)
      values (${account}, ${name}, ${initials}, ${city.id}, ${hashOf(password)}, true) returning id`;
    await record(tx, "users", user.id, name, [{ field: "account", from: null, to: account }]);
    const [grant] = await tx`
      insert into grants (user_id, role, unit_id, from_day) values (${user.id}, ${role}, ${city.id}, current_date) returning id`;
    await record(tx, "grants", grant.id, `${name} ${role}`, [{ field: "role", from: null, to: role }]);
    made.push({ account, name, password });
  }
  return made;
}

async function createAdministrators(stop) {
  requireNode();
  loadEnvironmentFile();
  await preparePackages(stop);
  const made = await withDatabase(
    "admin",
    async ({ address }) => {
      await migrateDatabase(address, { signal: stop });
      return withConnection(address, "wulian admin", (sql) => sql.begin(createAll), { signal: stop });
    },
    { signal: stop },
  );
  console.log("已建立三个管理员，初始密码只显示这一次，首次登录必须修改：\n");
  for (const { account, name, password } of made) console.log(`  ${account.padEnd(12)} ${name}  ${password}`);
}

await runCommandLine(createAdministrators);

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

async function record(tx, table, { id, version = 1, label, changes }) {
  const [entry] = await tx`
    insert into audit_entries (user_name, verb, entity, entity_id, entity_label, entity_version, changes)
    values ('系统', 'system.administrators', ${table}, ${id}, ${label}, ${version}, ${tx.json(changes)}) returning id`;
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
  if (held)
    throw new Refusal(
      "已经有管理员了，没有再建。忘记密码请在服务器上执行 npm run admin:create -- --reset 账号。",
    );
  const made = [];
  for (const { account, name, initials, role } of administrators) {
    const password = firstPassword();
    const [user] = await tx`
      insert into users (account, name, initials, unit_id, password_hash, must_change_password)
      values (${account}, ${name}, ${initials}, ${city.id}, ${hashOf(password)}, true) returning id`;
    const added = [{ field: "account", from: null, to: account }];
    await record(tx, "users", { id: user.id, label: name, changes: added });
    const [grant] = await tx`
      insert into grants (user_id, role, unit_id, from_day) values (${user.id}, ${role}, ${city.id}, current_date) returning id`;
    const given = [{ field: "role", from: null, to: role }];
    await record(tx, "grants", { id: grant.id, label: `${name} ${role}`, changes: given });
    made.push({ account, name, password });
  }
  return made;
}

/** A new first password for an administrator who lost theirs; whoever was signed in as them no longer is. */
async function reset(tx, account) {
  const [held] = await tx`
    select u.id, u.name from users u join grants g on g.user_id = u.id
    where u.account = ${account} and g.revoked_at is null and u.disabled_at is null
      and g.role in ('systemAdmin', 'securityAdmin', 'auditAdmin') limit 1`;
  if (!held)
    throw new Refusal(`没有在用的管理员账号“${account}”。业务人员的密码请由系统管理员在“人员账号”里重置。`);
  const password = firstPassword();
  const [{ version }] = await tx`
    update users set password_hash = ${hashOf(password)}, must_change_password = true, version = version + 1
    where id = ${held.id} returning version`;
  await tx`update sessions set ended_at = now(), ended_because = 'passwordReset' where user_id = ${held.id} and ended_at is null`;
  await tx`delete from sign_in_attempts where split_part(key, ' ', 1) = ${account}`;
  const changed = [{ field: "mustChangePassword", from: false, to: true }];
  await record(tx, "users", { id: held.id, version, label: held.name, changes: changed });
  return [{ account, name: held.name, password }];
}

/** npm run admin:create [-- --reset account] */
function accountToReset(args) {
  const at = args.indexOf("--reset");
  if (at < 0) return null;
  if (!args[at + 1]) throw new Refusal("--reset 之后请写账号，如 npm run admin:create -- --reset sec-admin");
  return args[at + 1].toLowerCase();
}

async function createAdministrators(stop) {
  requireNode();
  loadEnvironmentFile();
  const account = accountToReset(process.argv.slice(2));
  await preparePackages(stop);
  const made = await withDatabase(
    "admin",
    async ({ address }) => {
      await migrateDatabase(address, { signal: stop });
      return withConnection(
        address,
        "wulian admin",
        (sql) => sql.begin((tx) => (account ? reset(tx, account) : createAll(tx))),
        {
          signal: stop,
        },
      );
    },
    { signal: stop },
  );
  const what = account ? "已重置密码，该账号的登录都已结束" : "已建立三个管理员";
  console.log(`${what}。初始密码只显示这一次，首次登录必须修改：\n`);
  for (const one of made) console.log(`  ${one.account.padEnd(12)} ${one.name}  ${one.password}`);
}

await runCommandLine(createAdministrators);

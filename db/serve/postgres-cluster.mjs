import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { Refusal, readJson, root, writeWhole } from "./places.mjs";
import { databaseAccount } from "./postgres-account.mjs";
import { findBinaries, program } from "./postgres-binaries.mjs";
import { secretsOf } from "./secrets.mjs";

export const databaseOwner = "wulian";

/** Where the database goes when its account cannot reach the repository, as under root's closed home. */
const shelter = join("/var/lib/wulian", createHash("sha256").update(root).digest("hex").slice(0, 12));

/** Makes the shelter, open to the database's account whatever our own habit (umask) is. */
function openShelter() {
  mkdirSync(shelter, { recursive: true });
  for (const folder of [dirname(shelter), shelter]) chmodSync(folder, 0o755);
  return shelter;
}

function give(path, account) {
  if (account.uid !== undefined) chownSync(path, account.uid, account.gid);
}

/** An empty folder only the account may enter. */
export function privateFolder(path, account) {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  if (process.platform !== "win32") chmodSync(path, 0o700);
  give(path, account);
}

function canWorkIn(folder, account) {
  if (account.uid === undefined) return true;
  return spawnSync("/bin/sh", ["-c", 'cd "$0" && test -w .', folder], account).status === 0;
}

/** A data folder's place is decided once and noted: a moved repository finds its data, a copied one gets its own. */
function clusterFolder(home) {
  const note = join(home, "cluster.json");
  const noted = readJson(note);
  const copied = noted && noted.home !== home && existsSync(join(noted.home, "cluster.json"));
  if (noted && !copied && existsSync(noted.folder)) {
    if (noted.home !== home) writeWhole(note, JSON.stringify({ home, folder: noted.folder }));
    return noted.folder;
  }
  const nearby = join(home, "postgres");
  const account = databaseAccount(nearby);
  mkdirSync(home, { recursive: true, mode: 0o755 });
  const fresh = !existsSync(nearby);
  if (fresh) privateFolder(nearby, account);
  const reachable = canWorkIn(nearby, account);
  if (fresh) rmSync(nearby, { recursive: true });
  if (!fresh && !reachable) {
    throw new Refusal(
      `运行数据库的账户进不了 ${nearby}：上级文件夹的权限已收紧或程序已移动。请放开上级文件夹的进入权限（chmod 711）或移回原处。`,
    );
  }
  const folder = reachable ? nearby : join(openShelter(), `${basename(home).replace(/^\./, "")}-postgres`);
  writeWhole(note, JSON.stringify({ home, folder }));
  return folder;
}

/** The major version a data folder was made with; null when there is none yet. */
function dataMajorOf(folder) {
  if (!existsSync(folder)) return null;
  try {
    accessSync(folder, constants.R_OK | constants.X_OK);
  } catch {
    throw new Refusal(
      `数据文件夹 ${folder} 属于另一个账户，当前账户无权读取。请用最初启动时的账户（例如 root）运行。`,
    );
  }
  const version = join(folder, "PG_VERSION");
  return existsSync(version) ? Number.parseInt(readFileSync(version, "utf8"), 10) : null;
}

const characterType = { linux: ["--lc-ctype=C.UTF-8"], darwin: ["--lc-ctype=en_US.UTF-8"] };

/** Makes the data folder beside its final name: an interrupted initdb leaves nothing that looks like data. */
function initialise({ folder, binaries, account, password }) {
  const draft = `${folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  privateFolder(draft, account);
  const desk = mkdtempSync(join(tmpdir(), "wulian-"));
  const passwordFile = join(desk, "password");
  writeFileSync(passwordFile, password, { mode: 0o600 });
  for (const path of [desk, passwordFile]) give(path, account);
  const made = spawnSync(
    join(binaries.folder, program("initdb")),
    ["-D", draft, "-U", databaseOwner, "-A", "scram-sha-256", `--pwfile=${passwordFile}`]
      .concat(["-E", "UTF8", "--locale=C", "--no-instructions"])
      .concat(characterType[process.platform] ?? []),
    { ...account, cwd: tmpdir(), encoding: "utf8", env: { ...process.env, LC_ALL: "C" } },
  );
  rmSync(desk, { recursive: true, force: true });
  if (made.status !== 0) throw new Refusal(`建立数据库失败：${made.stderr || made.error?.message}`);
  renameSync(draft, folder);
}

/** Where an installation's data folder is or will be, and whose it is. */
export function clusterPlace(home) {
  const folder = clusterFolder(home);
  return { folder, account: databaseAccount(folder) };
}

/**
 * The data folder of an installation with all that is needed to run it.
 * @param {string} home the folder that owns it (.data, or a throw-away one)
 */
export function findCluster(home) {
  const { folder, account } = clusterPlace(home);
  const dataMajor = dataMajorOf(folder);
  const binaries = findBinaries({ account, openShelter, dataMajor });
  return {
    home,
    folder,
    account,
    binaries,
    exists: dataMajor !== null,
    password: secretsOf(home).databasePassword,
  };
}

/** The cluster, initialised when there was none. */
export function openCluster(home) {
  const cluster = findCluster(home);
  if (!cluster.exists) initialise(cluster);
  return { ...cluster, exists: true };
}

/** Gives the owner the password of our secrets file, while the server is stopped. */
export function resetPassword({ folder, binaries, account, password }) {
  const done = spawnSync(join(binaries.folder, program("postgres")), ["--single", "-D", folder, "postgres"], {
    ...account,
    cwd: tmpdir(),
    encoding: "utf8",
    input: `ALTER ROLE ${databaseOwner} PASSWORD '${password}'\n`,
  });
  if (done.status !== 0) throw new Refusal(`无法重设数据库密码：${done.stderr}`);
}

/** The data folder of an installation, or undefined when it never had a database of its own. */
export function notedFolder(home) {
  return readJson(join(home, "cluster.json"))?.folder;
}

/** Removes a throw-away cluster; its server must be stopped. */
export function removeCluster(home) {
  const folder = notedFolder(home);
  for (const path of [folder, folder && `${folder}.new`, home]) {
    if (path) rmSync(path, { recursive: true, force: true });
  }
}

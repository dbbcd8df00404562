import { exclusively } from "./exclusive.mjs";
import { installPackages } from "./install.mjs";
import { dataFolder } from "./places.mjs";

/** Packages and the build are changed by one process at a time. */
export function prepare(work, signal) {
  const onWait = (pid) => console.log(`另一个进程（${pid}）正在安装或构建，等待它完成……`);
  return exclusively(dataFolder, "prepare", work, { signal, onWait });
}

/** For commands that need the packages only. `inUse` guards a running app. */
export function preparePackages(signal, inUse) {
  return prepare((hold) => installPackages({ signal, hold, inUse }), signal);
}

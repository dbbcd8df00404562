import { existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { readJson, writeWhole } from "./places.mjs";

const noteOf = (home) => join(home, "restoring.json");

function putBack({ newcomers, moved }) {
  for (const path of newcomers) rmSync(path, { recursive: true, force: true });
  for (const { path, kept } of moved.filter((each) => existsSync(each.kept))) {
    rmSync(path, { recursive: true, force: true });
    renameSync(kept, path);
  }
}

/** Two restores within one second must not share a name. */
function freeName(path, stamp) {
  const plain = `${path}-replaced-${stamp}`;
  for (let count = 2; ; count += 1) {
    const name = count === 2 ? plain : `${plain}-${count - 1}`;
    if (!existsSync(name)) return name;
  }
}

/**
 * Gives what is there a dated name, to make room; noted, so that a restore that is killed can be taken back.
 * @param {string} home
 * @param {string[]} paths
 * @returns {{ kept: string[], settle: () => void, undo: () => void }} settle when all went well; undo puts the old back
 */
export function setAside(home, paths, stamp) {
  const present = paths.filter((path) => existsSync(path));
  const moved = present.map((path) => ({ path, kept: freeName(path, stamp) }));
  const note = { newcomers: paths.filter((path) => !present.includes(path)), moved };
  writeWhole(noteOf(home), JSON.stringify(note));
  for (const { path, kept } of moved) renameSync(path, kept);
  const settle = () => rmSync(noteOf(home));
  const undo = () => {
    putBack(note);
    settle();
  };
  return { kept: moved.map(({ kept }) => kept), settle, undo };
}

/** Was a restore killed half-way? Call it, and the undo it answers, under the run lock with the server stopped. */
export function unfinishedRestore(home) {
  const note = readJson(noteOf(home));
  if (!note) return null;
  return () => {
    putBack(note);
    rmSync(noteOf(home));
  };
}

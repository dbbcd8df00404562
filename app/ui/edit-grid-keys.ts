import { insideOf, type Place, type Sheet } from "./edit-grid-sheet";

/** What of a key press matters here. */
export type KeyPress = {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
};

export type GridCommand =
  | "edit"
  | "commitDown"
  | "commitRight"
  | "commitLeft"
  | "cancel"
  | "forget"
  | "clear"
  | "fillDown"
  | "undo"
  | "redo"
  | "save"
  | "all";

const pageRows = 10;

const steps: Record<string, (place: Place, sheet: Sheet) => Place> = {
  ArrowUp: ({ row, column }) => ({ row: row - 1, column }),
  ArrowDown: ({ row, column }) => ({ row: row + 1, column }),
  ArrowLeft: ({ row, column }) => ({ row, column: column - 1 }),
  ArrowRight: ({ row, column }) => ({ row, column: column + 1 }),
  PageUp: ({ row, column }) => ({ row: row - pageRows, column }),
  PageDown: ({ row, column }) => ({ row: row + pageRows, column }),
  Home: ({ row }) => ({ row, column: 0 }),
  End: ({ row }, sheet) => ({ row, column: sheet.columns.length }),
  "ctrl+Home": () => ({ row: 0, column: 0 }),
  "ctrl+End": (_, sheet) => ({ row: sheet.rows.length, column: sheet.columns.length }),
};

const whileSelecting: Record<string, GridCommand> = {
  Enter: "edit",
  F2: "edit",
  Escape: "forget",
  Delete: "clear",
  Backspace: "clear",
  "ctrl+d": "fillDown",
  "ctrl+z": "undo",
  "ctrl+y": "redo",
  "ctrl+shift+z": "redo",
  "ctrl+a": "all",
  "ctrl+s": "save",
};

const whileEditing: Record<string, GridCommand> = {
  Enter: "commitDown",
  Tab: "commitRight",
  "shift+Tab": "commitLeft",
  Escape: "cancel",
  "ctrl+s": "save",
};

/** "ctrl+shift+z"; letters in lower case whatever Shift and Caps Lock say. */
function nameOf({ key, ctrlKey, metaKey, shiftKey }: KeyPress, withShift: boolean) {
  const plain = key.length === 1 ? key.toLowerCase() : key;
  return `${ctrlKey || metaKey ? "ctrl+" : ""}${withShift && shiftKey ? "shift+" : ""}${plain}`;
}

/** Where an arrow or its like leads, or null. Shift extends the selection and does not change the place. */
export function placeAfter(press: KeyPress, from: Place, sheet: Sheet) {
  const step = press.altKey ? undefined : steps[nameOf(press, false)];
  return step ? insideOf(sheet, step(from, sheet)) : null;
}

export function commandOf(press: KeyPress, editing: boolean): GridCommand | null {
  if (press.altKey) return null;
  return (editing ? whileEditing : whileSelecting)[nameOf(press, true)] ?? null;
}

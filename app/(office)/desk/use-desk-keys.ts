import { useEffect, useRef } from "react";
import { type DeskAct, deskKey } from "./desk-keys";

export type DeskActs = Readonly<Record<DeskAct, () => void>>;

/** Keys act on the page, never while somebody types or a dialog is open. */
export function useDeskKeys(acts: DeskActs, listening: boolean) {
  const latest = useRef(acts);
  latest.current = acts;
  useEffect(() => {
    if (!listening) return;
    const press = (event: KeyboardEvent) => {
      const act = deskKey(event);
      if (!act) return;
      event.preventDefault();
      latest.current[act]();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [listening]);
}

"use client";

import { useEffect } from "react";

/** Asks before a page with unsaved changes is closed, reloaded or left by one of its links. */
export function useLeaveGuard(unsaved: number) {
  useEffect(() => {
    if (unsaved === 0) return;
    const beforeUnload = (event: BeforeUnloadEvent) => {
      event.preventDefault();
      event.returnValue = "";
    };
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      const stays = !link || link.hasAttribute("download") || link.getAttribute("target") === "_blank";
      if (stays || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (window.confirm(`有 ${unsaved} 处更改没有保存，离开会丢失。要离开吗？`)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener("beforeunload", beforeUnload);
    document.addEventListener("click", onClick, true);
    return () => {
      window.removeEventListener("beforeunload", beforeUnload);
      document.removeEventListener("click", onClick, true);
    };
  }, [unsaved]);
}

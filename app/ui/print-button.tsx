"use client";

import { Printer } from "lucide-react";
import { useEffect } from "react";
import { Button } from "./button";

export type PrintButtonProps = {
  /** The page lies on its side on paper, whoever asks for the paper: this button or the browser. */
  wide?: boolean;
  /** As wide, on a sheet twice as large. */
  sheet?: boolean;
};

export function PrintButton({ wide = false, sheet = false }: PrintButtonProps) {
  useEffect(() => {
    if (!wide && !sheet) return;
    document.documentElement.dataset.paper = sheet ? "sheet" : "wide";
    return () => {
      delete document.documentElement.dataset.paper;
    };
  }, [wide, sheet]);
  return (
    <Button icon={<Printer size={14} aria-hidden="true" />} onClick={() => window.print()}>
      打印
    </Button>
  );
}

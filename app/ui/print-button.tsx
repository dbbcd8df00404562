"use client";

import { Printer } from "lucide-react";
import { useEffect } from "react";
import { Button } from "./button";

export type PrintButtonProps = {
  /** The page lies on its side on paper, whoever asks for the paper: this button or the browser. */
  wide?: boolean;
};

export function PrintButton({ wide = false }: PrintButtonProps) {
  useEffect(() => {
    if (!wide) return;
    document.documentElement.dataset.paper = "wide";
    return () => {
      delete document.documentElement.dataset.paper;
    };
  }, [wide]);
  return (
    <Button icon={<Printer size={14} aria-hidden="true" />} onClick={() => window.print()}>
      打印
    </Button>
  );
}

"use client";

import { Printer } from "lucide-react";
import { Button } from "./button";

export function PrintButton() {
  return (
    <Button icon={<Printer size={14} aria-hidden="true" />} onClick={() => window.print()}>
      打印
    </Button>
  );
}

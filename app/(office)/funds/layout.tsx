import type { ReactNode } from "react";
import "./funds.css";

export default function FundsLayout({ children }: { children: ReactNode }) {
  return children;
}

import type { ReactNode } from "react";
import "./admin.css";

export default function AdministrationLayout({ children }: { children: ReactNode }) {
  return children;
}

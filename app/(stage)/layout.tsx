import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { currentViewer } from "@/lib/auth/session";
import "./stage.css";
import "./stage-pages.css";
import "./stage-layers.css";

/** A whole screen without menus, for a projector. */
export default async function StageLayout({ children }: { children: ReactNode }) {
  const viewer = await currentViewer();
  if (viewer.mustChangePassword) redirect("/password");
  return children;
}

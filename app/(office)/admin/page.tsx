import { forbidden, redirect } from "next/navigation";
import { menuOf } from "@/app/(office)/menu";
import { currentViewer } from "@/lib/auth/session";

/** To the first room of administration that is open to the viewer. */
export default async function AdministrationPage() {
  const rooms = menuOf(await currentViewer()).filter(({ href }) => href.startsWith("/admin/"));
  const [first] = rooms;
  if (!first) forbidden();
  redirect(first.href as Parameters<typeof redirect>[0]);
}

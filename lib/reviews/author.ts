import "server-only";
import { Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";

/** What one person turned or wrote is never recorded as another's, whoever has signed in on that machine since. */
export function requireAuthor(viewer: Viewer, by: number): void {
  if (viewer.userId === by) return;
  throw new Unacceptable("现在登录的不是写下这条记录的人，请本人登录后再发送", { by: "请本人登录" });
}

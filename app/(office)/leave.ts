import { getCsrfToken } from "next-auth/react";
import { forgetMeetings } from "./reviews/kept-here";

/** Signs out and leaves by a full page load, so that nothing of this person's stays in memory or behind the Back button. */
export async function leave(userId: number): Promise<void> {
  const csrfToken = (await getCsrfToken()) ?? "";
  for (const key of Object.keys(sessionStorage)) if (key.startsWith("draft:")) sessionStorage.removeItem(key);
  forgetMeetings(userId);
  await fetch("/api/auth/signout", {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ csrfToken, json: "true" }),
  });
  window.location.assign("/login");
}

"use client";

import { useCallback, useState } from "react";
import type { MeetingNow } from "@/lib/reviews/following";
import type { Meeting } from "./meeting";

/** What has changed on the server since the page opened: decisions of others, items added, the meeting's state. */
export function useMeetingNow(meeting: Meeting) {
  const { code } = meeting.review;
  const [now, setNow] = useState({
    items: meeting.items,
    resolutions: meeting.resolutions,
    state: meeting.review.state,
    version: meeting.review.version,
  });
  const [away, setAway] = useState(false);
  const refresh = useCallback(async () => {
    const answer = await fetch(`/reviews/${code}/now`).catch(() => null);
    if (answer?.status === 401) setAway(true);
    if (!answer?.ok) return;
    const { items, resolutions, state, version } = (await answer.json()) as MeetingNow;
    setAway(false);
    setNow({ items, resolutions, state, version });
  }, [code]);
  return { ...now, away, refresh };
}

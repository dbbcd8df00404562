"use client";

import { useEffect, useRef, useState } from "react";
import { useLive } from "@/app/(office)/reviews/use-live";
import { useReadAgain } from "@/app/ui/read-again";
import { notify } from "@/app/ui/toast";
import type { Answer } from "@/lib/auth/action";
import { closeReview, startReview } from "@/lib/reviews/actions";
import type { Heard } from "@/lib/reviews/following";
import { ItemScreen } from "./item-screen";
import { type Layer, Layers } from "./layers";
import { itemIdOf, type Meeting, type Page, pagesOf, placeOf } from "./meeting";
import { Refused } from "./refused";
import { CoverScreen, EndScreen, WholeScreen } from "./screens";
import { SignInLayer } from "./sign-in-layer";
import { StageFoot } from "./stage-foot";
import { StageHead } from "./stage-head";
import { useClock, useStopwatch } from "./use-clock";
import { type Editing, useDeciding } from "./use-deciding";
import { useMeetingNow } from "./use-meeting-now";
import { type Line, newKey, turnKept, useOutbox } from "./use-outbox";
import { useStageKeys } from "./use-stage-keys";

/** Reloaded before the last turn was sent, the meeting goes on from that page and not from the one before it. */
function useResuming({ review, viewer }: Meeting, show: (itemId: number | null) => void) {
  const latest = useRef(show);
  const { code } = review;
  const { userId } = viewer;
  useEffect(() => {
    const turned = turnKept(code, userId);
    if (turned) latest.current(turned.itemId);
  }, [code, userId]);
}

/** The projector reads by itself what changes; the pages it is left for have yet to hear of it. */
function useReadAgainOnLeaving() {
  const { readAgain } = useReadAgain();
  const latest = useRef(readAgain);
  useEffect(() => () => latest.current(), []);
}

/** Everything the projector knows and can do; what it shows is below. */
function useStage(meeting: Meeting) {
  const { review, viewer, may, whole, standing } = meeting;
  const now = useMeetingNow(meeting);
  const pages = pagesOf(now.items, whole);
  const [place, setPlace] = useState(placeOf(pages, standing.itemId));
  const [layer, setLayer] = useState<Layer>(null);
  const [linked, setLinked] = useState(true);
  useResuming(meeting, (itemId) => setPlace(placeOf(pages, itemId)));
  const outbox = useOutbox(review.code, viewer.userId, () => void now.refresh());
  const deciding = useDeciding(meeting, outbox);
  const page = pages[Math.min(place, pages.length - 1)];
  const [starting, setStarting] = useState(false);
  // What is turned and decided while the word to begin is on its way goes to the server after it.
  const running = now.state === "running" || (starting && now.state === "frozen");
  const show = (next: number) => {
    setPlace(next);
    setLayer(null);
  };
  const go = (to: number) => {
    const next = Math.min(to, pages.length - 1);
    if (to < 0 || next === place) return;
    show(next);
    if (running && may.run)
      outbox.put({ kind: "turn", key: newKey(), itemId: itemIdOf(pages[next]), at: Date.now() });
  };
  const hear = (heard: Heard) => {
    const mine = outbox.waiting.some(({ kind }) => kind === "turn");
    const there = placeOf(pages, heard.itemId);
    // One's own turns come back too; and without an item there is nowhere to follow to.
    if (heard.changed.includes("turn") && !mine && heard.itemId !== null && there !== place) show(there);
    if (heard.changed.some((what) => what !== "turn")) void now.refresh();
  };
  useLive(review.code, hear, (open) => {
    setLinked(open);
    if (open) void outbox.flush();
    else void now.refresh();
  });
  const mayDecide = running && may.resolve;
  const decide = (of?: Editing) => {
    if (!mayDecide) return;
    deciding.begin(page?.kind === "item" ? page.item : null, of);
    setLayer("decide");
  };
  const begin = async () => {
    setStarting(true);
    // Begun is begun, even when the line is cut before the page could read the meeting's state anew.
    setStarting(await perform(() => startReview({ code: review.code, version: now.version }), now.refresh));
  };
  return {
    now,
    begin,
    pages,
    page,
    place,
    layer,
    setLayer,
    linked,
    outbox,
    deciding,
    running,
    go,
    decide,
    mayDecide,
  };
}

export function Presentation(meeting: Meeting) {
  const { review, viewer, may, standing } = meeting;
  const stage = useStage(meeting);
  const { now, page, layer, setLayer, outbox, go, place, decide } = stage;
  useReadAgainOnLeaving();
  const clock = useClock(itemIdOf(page), standing);
  const stopwatch = useStopwatch();
  const listening = useStageKeys({ ...stage, decide: () => decide(), stopwatch: stopwatch.press });
  if (layer === "blank")
    return (
      <button type="button" className="stage-blank" aria-label="恢复画面" onClick={() => setLayer(null)} />
    );
  const line = lineOf(outbox.line, stage.linked, now.away);
  const unsent = outbox.waiting.filter(({ kind }) => kind !== "turn").length;
  const { code } = review;
  const end = () => void perform(() => closeReview({ code, version: now.version }), now.refresh);
  return (
    <div className="stage">
      <StageHead
        review={review}
        state={now.state}
        page={page}
        count={now.items.length}
        clock={clock}
        stopwatch={stopwatch.shown}
        line={line}
        waiting={unsent}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long item is scrolled by keyboard too */}
      <main className="stage-main" tabIndex={0}>
        <Screen page={page} meeting={meeting} now={now} decide={stage.mayDecide ? decide : null} />
      </main>
      <StageFoot
        ready={listening}
        page={page}
        resolutions={now.resolutions}
        waiting={outbox.waiting}
        go={{ back: () => go(place - 1), on: () => go(place + 1) }}
        open={{ decide: stage.mayDecide ? () => decide() : null, layer: setLayer }}
        start={now.state === "frozen" && !stage.running && may.run ? () => void stage.begin() : null}
        close={now.state === "running" && may.close ? end : null}
      />
      <Layers meeting={meeting} stage={{ ...stage, items: now.items }} />
      <Refused waiting={outbox.waiting} put={outbox.put} drop={outbox.drop} decide={decide} />
      {line === "signedOut" && (
        <SignInLayer
          code={code}
          viewer={viewer}
          waiting={unsent}
          onDone={() => {
            outbox.setLine("open");
            void outbox.flush();
            void now.refresh();
          }}
        />
      )}
    </div>
  );
}

/** Beginning and ending need the server; what it says against it is said on the stage. */
async function perform(run: () => Promise<Answer<unknown>>, refresh: () => Promise<void>): Promise<boolean> {
  const answer = await run().catch(() => null);
  if (!answer) {
    notify({ text: "网络不通，请恢复后再试", tone: "danger" });
    return false;
  }
  if (!answer.ok) notify({ text: answer.message, tone: "danger" });
  await refresh();
  return answer.ok;
}

function lineOf(line: Line, linked: boolean, away: boolean): Line {
  if (away) return "signedOut";
  return line === "open" && !linked ? "cut" : line;
}

type ScreenProps = {
  page: Page | undefined;
  meeting: Meeting;
  now: Pick<Meeting, "items" | "resolutions">;
  decide: ((of: Editing) => void) | null;
};

function Screen({ page, meeting, now, decide }: ScreenProps) {
  if (page?.kind === "item") return <ItemScreen item={page.item} />;
  if (page?.kind === "whole" && meeting.whole) return <WholeScreen whole={meeting.whole} />;
  if (page?.kind === "end") return <EndScreen resolutions={now.resolutions} decide={decide} />;
  return <CoverScreen meeting={meeting} items={now.items} />;
}

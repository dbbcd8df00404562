import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { orNotFound } from "@/app/(office)/gate";
import { currentViewer } from "@/lib/auth/session";
import { can } from "@/lib/auth/viewer";
import { resolutionsOf } from "@/lib/reviews/decided";
import { ownersOf } from "@/lib/reviews/owners";
import { findReview, itemsOf, wholeOf } from "@/lib/reviews/queries";
import { seesWholeMeetings } from "@/lib/reviews/reach";
import { standingOf } from "@/lib/reviews/standing";
import { Presentation } from "./presentation";

export const metadata: Metadata = { title: "放映" };

/** Everything a meeting can need is in the page: it goes on when the network does not. */
export default async function PresentPage({ params }: { params: Promise<{ code: string }> }) {
  const [viewer, { code }] = await Promise.all([currentViewer(), params]);
  const review = await orNotFound(findReview(viewer, code));
  if (!seesWholeMeetings(viewer) || review.state === "draft") notFound();
  const [items, whole, resolutions, standing, owners] = await Promise.all([
    itemsOf(viewer, review),
    wholeOf(viewer, review),
    resolutionsOf(viewer, review),
    standingOf(review),
    ownersOf(viewer),
  ]);
  const { title, heldOn, startsAt, place, chair, budget, frozenAt, state, version } = review;
  return (
    <Presentation
      review={{ code, title, heldOn, startsAt, place, chair, budget, frozenAt, state, version }}
      viewer={{ userId: viewer.userId, name: viewer.name }}
      may={{
        run: can(viewer, "review.run"),
        resolve: can(viewer, "review.resolve"),
        close: can(viewer, "review.close"),
      }}
      items={items}
      whole={whole}
      resolutions={resolutions}
      standing={standing}
      owners={owners}
    />
  );
}

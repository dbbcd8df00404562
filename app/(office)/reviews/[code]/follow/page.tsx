import type { Metadata } from "next";
import { orNotFound, requireVerb } from "@/app/(office)/gate";
import { PageHeader } from "@/app/ui/page-header";
import { currentViewer } from "@/lib/auth/session";
import { meetingNow } from "@/lib/reviews/following";
import { findReview } from "@/lib/reviews/queries";
import { FollowMeeting } from "./follow-meeting";

export const metadata: Metadata = { title: "同步跟会" };

/** The meeting on one's own screen: the page that is up, as far as it concerns the viewer. */
export default async function FollowPage({ params }: { params: Promise<{ code: string }> }) {
  const [viewer, { code }] = await Promise.all([currentViewer(), params]);
  requireVerb(viewer, "review.read");
  const [review, now] = await orNotFound(Promise.all([findReview(viewer, code), meetingNow(viewer, code)]));
  return (
    <>
      <PageHeader
        title="同步跟会"
        crumbs={[
          { title: "调度会议", href: "/reviews" },
          { title: review.title, href: `/reviews/${code}` },
          { title: "同步跟会" },
        ]}
        note={`${review.heldOn} ${review.startsAt}，画面随会场翻页`}
      />
      <FollowMeeting code={code} now={now} />
    </>
  );
}

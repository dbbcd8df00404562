import type { Metadata } from "next";
import { orNotFound } from "@/app/(office)/gate";
import { StateBadge } from "@/app/(office)/reviews/state-badge";
import { LinkButton } from "@/app/ui/button";
import { PageHeader } from "@/app/ui/page-header";
import { Tabs } from "@/app/ui/tabs";
import { currentViewer } from "@/lib/auth/session";
import { can, type Viewer } from "@/lib/auth/viewer";
import { resolutionsOf } from "@/lib/reviews/decided";
import { findReview, itemsOf, laterChangesOf } from "@/lib/reviews/queries";
import type { Review } from "@/lib/reviews/reach";
import { seesWholeMeetings } from "@/lib/reviews/reach";
import type { ReviewState } from "@/lib/reviews/rules";
import { AgendaTab } from "./agenda-tab";
import { LaterTab } from "./later-tab";
import { PaperTab } from "./paper-tab";
import { ResolutionTab } from "./resolution-tab";
import { ReviewActs } from "./review-acts";

export const metadata: Metadata = { title: "调度会" };

type Props = { params: Promise<{ code: string }>; searchParams: Promise<{ tab?: string }> };

export default async function ReviewPage({ params, searchParams }: Props) {
  const [viewer, { code }, { tab = "agenda" }] = await Promise.all([currentViewer(), params, searchParams]);
  const review = await orNotFound(findReview(viewer, code));
  const state = review.state as ReviewState;
  const [items, resolutions, later] = await Promise.all([
    itemsOf(viewer, review),
    resolutionsOf(viewer, review),
    laterChangesOf(viewer, review),
  ]);
  const href = (name: string) => `/reviews/${code}${name === "agenda" ? "" : `?tab=${name}`}`;
  const tabs = [
    { name: "agenda", title: "议程", count: items.length },
    { name: "resolutions", title: "议定事项", count: resolutions.length },
    ...(state === "draft" ? [] : [{ name: "later", title: "会后变动", count: later.length }]),
    ...(state !== "draft" && seesWholeMeetings(viewer) ? [{ name: "papers", title: "会议材料" }] : []),
  ];
  return (
    <>
      <PageHeader
        title={review.title}
        crumbs={[{ title: "调度会议", href: "/reviews" }, { title: code }]}
        mark={<StateBadge state={state} />}
        note={noteOf(review)}
        actions={<Acts viewer={viewer} review={review} />}
      />
      {!seesWholeMeetings(viewer) && (
        <p className="mb-3 rounded bg-primary-tint px-4 py-2 text-sm">
          这里只有与您的项目、专题或单位有关的内容。
        </p>
      )}
      <Tabs
        label="会议内容"
        tabs={tabs.map(({ name, ...one }) => ({ ...one, href: href(name), current: name === tab }))}
      />
      <div className="mt-4">
        {tab === "agenda" && <AgendaTab viewer={viewer} review={review} items={items} />}
        {tab === "resolutions" && <ResolutionTab review={review} resolutions={resolutions} />}
        {tab === "later" && <LaterTab review={review} later={later} />}
        {tab === "papers" && <PaperTab viewer={viewer} review={review} />}
      </div>
    </>
  );
}

const noteOf = ({ heldOn, startsAt, place, chair, frozenAt, freezesAt, state }: Review) =>
  [
    `${heldOn} ${startsAt}`,
    place,
    chair && `主持 ${chair}`,
    frozenAt && `数据冻结于 ${frozenAt.slice(0, 16)}`,
    state === "draft" && freezesAt && `将于 ${freezesAt.slice(0, 16)} 自动冻结`,
  ]
    .filter(Boolean)
    .join("，");

function Acts({ viewer, review }: { viewer: Viewer; review: Review }) {
  const { code, version, state } = review;
  const running = state === "running";
  return (
    <>
      {state !== "draft" && can(viewer, "review.run") && (
        <LinkButton href={`/reviews/${code}/present`} look={state === "closed" ? "default" : "primary"}>
          {state === "closed" ? "放映回看" : "放映"}
        </LinkButton>
      )}
      {running && <LinkButton href={`/reviews/${code}/follow`}>同步跟会</LinkButton>}
      <ReviewActs
        code={code}
        version={version}
        state={state as ReviewState}
        review={{
          title: review.title,
          heldOn: review.heldOn,
          startsAt: review.startsAt,
          place: review.place ?? "",
          chair: review.chair ?? "",
          attendees: review.attendees ?? "",
          budget: String(review.budget),
          freezesAt: review.freezesAt?.slice(0, 16) ?? "",
        }}
        may={{
          convene: can(viewer, "review.convene"),
          freeze: can(viewer, "review.freeze"),
          close: can(viewer, "review.close"),
        }}
      />
    </>
  );
}

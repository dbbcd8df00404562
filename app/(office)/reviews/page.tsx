import type { Metadata } from "next";
import { newFormKey } from "@/app/(office)/form/form-key";
import { requireVerb } from "@/app/(office)/gate";
import { Card } from "@/app/ui/card";
import { Empty } from "@/app/ui/empty";
import { TextLink } from "@/app/ui/link";
import { PageHeader } from "@/app/ui/page-header";
import { currentViewer } from "@/lib/auth/session";
import { can } from "@/lib/auth/viewer";
import { addDays, today, yearOf } from "@/lib/date/day";
import { listReviews } from "@/lib/reviews/queries";
import { ConveneReview } from "./convene";
import { StateBadge } from "./state-badge";

export const metadata: Metadata = { title: "调度会议" };

type Listed = Awaited<ReturnType<typeof listReviews>>;

export default async function ReviewsPage() {
  const viewer = await currentViewer();
  requireVerb(viewer, "review.read");
  const meetings = await listReviews(viewer);
  const convene = can(viewer, "review.convene") && (
    <ConveneReview formKey={newFormKey()} usual={usualReview()} />
  );
  return (
    <>
      <PageHeader
        title="调度会议"
        note="议程按规则自动列出候选；冻结后会上看到的数据不再变化；议定事项闭会即转督办"
        actions={convene}
      />
      {meetings.length === 0 ? (
        <Empty title="还没有调度会" action={convene}>
          会议数据冻结后，与您的项目或专题有关的议程会出现在这里。
        </Empty>
      ) : (
        <Card flush>
          <MeetingTable meetings={meetings} />
        </Card>
      )}
    </>
  );
}

function MeetingTable({ meetings }: { meetings: Listed }) {
  return (
    <div className="overflow-x-auto">
      <table className="table w-full min-w-[760px]">
        <caption className="sr-only">调度会</caption>
        <thead>
          <tr>
            {["会议", "时间", "地点", "状态", "议程", "议定事项"].map((head) => (
              <th key={head} scope="col" className={head.startsWith("议") ? "text-right" : undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {meetings.map(({ code, title, heldOn, startsAt, place, state, items, resolutions }) => (
            <tr key={code}>
              <th scope="row" className="font-normal">
                <TextLink href={`/reviews/${code}`}>{title}</TextLink>
                <span className="ml-2 whitespace-nowrap text-xs text-muted">{code}</span>
              </th>
              <td className="whitespace-nowrap">
                {heldOn} {startsAt}
              </td>
              <td>{place ?? "—"}</td>
              <td>
                <StateBadge state={state} />
              </td>
              <td className="text-right">{items} 项</td>
              <td className="text-right">{resolutions} 条</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Next Monday's meeting, as every Monday's. */
function usualReview() {
  const now = today();
  const weekday = new Date(`${now}T00:00:00Z`).getUTCDay();
  const monday = addDays(now, (8 - weekday) % 7 || 7);
  return {
    title: `${yearOf(monday)}年${Number(monday.slice(5, 7))}月招商项目调度会`,
    heldOn: monday,
    startsAt: "14:30",
    place: "",
    chair: "",
    attendees: "",
    budget: "90",
    freezesAt: "",
  };
}

import { Badge } from "@/app/ui/badge";
import { Card } from "@/app/ui/card";
import { Empty } from "@/app/ui/empty";
import { TextLink } from "@/app/ui/link";
import type { MeetingResolution } from "@/lib/reviews/decided";
import type { Review } from "@/lib/reviews/reach";
import { levelNames, resolutionKinds, verdictNames } from "@/lib/reviews/rules";

/** 议定事项: who does what by when; what is missing for closing says so. */
export function ResolutionTab({
  review,
  resolutions,
}: {
  review: Review;
  resolutions: readonly MeetingResolution[];
}) {
  if (resolutions.length === 0)
    return (
      <Empty title="还没有议定事项">
        {review.state === "running" ? "在放映页按 D 记录。" : "会议进行中记录的议定事项会出现在这里。"}
      </Empty>
    );
  return (
    <Card flush>
      <div className="overflow-x-auto">
        <table className="table w-full">
          <caption className="sr-only">议定事项</caption>
          <thead>
            <tr>
              {["序号", "议定内容", "类别", "责任单位", "完成时限"].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {resolutions.map((one) => (
              <ResolutionRow key={one.id} one={one} />
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function ResolutionRow({ one }: { one: MeetingResolution }) {
  const { number, body, item, kind, verdict, level, ownerUnit, owner, department, dueOn, projects } = one;
  return (
    <tr>
      <td>{number}</td>
      <td className="min-w-[320px]">
        <p className="whitespace-pre-line">{body}</p>
        <p className="flex flex-wrap gap-x-3 text-xs text-muted">
          {projects.length === 0 && item && <span>{item}</span>}
          {projects.map(({ code, name }) => (
            <TextLink key={code} href={`/projects/${code}`}>
              {name}
            </TextLink>
          ))}
        </p>
      </td>
      <td className="whitespace-nowrap">
        {resolutionKinds[kind]}
        {verdict && `：${verdictNames[verdict]}`}
        {level !== "normal" && (
          <Badge tone={level === "urgent" ? "danger" : "warn"} className="ml-2">
            {levelNames[level]}
          </Badge>
        )}
      </td>
      <td>
        {ownerUnit ?? <Badge tone="danger">缺责任单位</Badge>}
        {(owner || department) && (
          <span className="block text-xs text-muted">
            {[owner, department && `配合：${department}`].filter(Boolean).join("；")}
          </span>
        )}
      </td>
      <td className="whitespace-nowrap">{dueOn ?? <Badge tone="danger">缺完成时限</Badge>}</td>
    </tr>
  );
}

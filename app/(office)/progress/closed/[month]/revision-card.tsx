import { Card } from "@/app/ui/card";
import { TextLink } from "@/app/ui/link";
import type { revisionsOfMonth } from "@/lib/projects/month-queries";

type Revisions = Awaited<ReturnType<typeof revisionsOfMonth>>;

/** 修订: what the closed month said and what stands now, each with whoever changed it. */
export function RevisionCard({ revisions: { numbers, words } }: { revisions: Revisions }) {
  if (numbers.length + words.length === 0)
    return (
      <Card title="修订">
        <p className="text-muted">月结以后没有改动。</p>
      </Card>
    );
  return (
    <Card flush title={`修订 ${numbers.length + words.length} 处`}>
      <div className="overflow-x-auto">
        <table className="table w-full">
          <caption className="sr-only">月结以后的改动</caption>
          <thead>
            <tr>
              {["项目", "单位", "哪一项（万元）"].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
              {["月结时", "现在"].map((head) => (
                <th key={head} scope="col" className="!text-right">
                  {head}
                </th>
              ))}
              <th scope="col">修订人</th>
            </tr>
          </thead>
          <tbody>
            {numbers.map(({ id, code, project, unit, item, atClose, now, reason, by, on }) => (
              <tr key={`number ${id}`}>
                <Whose code={code} project={project} unit={unit} />
                <td>
                  {item}
                  {reason && <span className="block text-xs text-muted">{reason}</span>}
                </td>
                <td className="!text-right tabular-nums">{atClose ?? "未报"}</td>
                <td className="!text-right font-semibold tabular-nums">{now ?? "已撤回"}</td>
                <td className="whitespace-nowrap text-muted">
                  {by} {on}
                </td>
              </tr>
            ))}
            {words.map(({ id, code, project, unit, by, on }) => (
              <tr key={`words ${id}`}>
                <Whose code={code} project={project} unit={unit} />
                <td colSpan={3}>形象进度</td>
                <td className="whitespace-nowrap text-muted">
                  {by} {on}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function Whose({ code, project, unit }: { code: string; project: string; unit: string }) {
  return (
    <>
      <th scope="row" className="font-normal">
        <TextLink href={`/projects/${code}?tab=progress`}>{project}</TextLink>
      </th>
      <td className="whitespace-nowrap">{unit}</td>
    </>
  );
}

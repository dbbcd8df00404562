import { Card } from "@/app/ui/card";
import { Empty } from "@/app/ui/empty";
import type { Later } from "@/lib/reviews/queries";
import type { Review } from "@/lib/reviews/reach";

/** 会后变动: what has become different since the figures were frozen, and by how much. */
export function LaterTab({ review, later }: { review: Review; later: readonly Later[] }) {
  if (later.length === 0)
    return (
      <Empty title="冻结以来没有变动">会上的数据与现在一致（{review.frozenAt?.slice(0, 16)} 冻结）。</Empty>
    );
  return (
    <div className="space-y-4">
      <p className="text-sm text-muted">
        会上和材料中的数据冻结于 {review.frozenAt?.slice(0, 16)}，不再变化；下面是此后项目发生的变动。
      </p>
      {later.map(({ itemId, title, changes }) => (
        <Card key={itemId} title={title} flush>
          <div className="overflow-x-auto">
            <table className="table w-full">
              <caption className="sr-only">{title}的会后变动</caption>
              <thead>
                <tr>
                  {["内容", "会上数据", "现在", "变动"].map((head) => (
                    <th key={head} scope="col">
                      {head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {changes.map(({ label, before, after, size }) => (
                  <tr key={label}>
                    <th scope="row" className="font-normal">
                      {label}
                    </th>
                    <td>{before}</td>
                    <td>{after}</td>
                    <td className="whitespace-nowrap font-semibold">{size ?? "—"}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Card>
      ))}
    </div>
  );
}

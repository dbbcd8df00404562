import { StatCard } from "@/app/ui/stat-card";

type Props = { tutoring: number; review: number; listed: { ever: number; standing: number } };

/** What people are asked for, each leading to its rows. 累计 and 现有 are two figures. */
export function BoardFigures({ tutoring, review, listed }: Props) {
  return (
    <div className="mb-4 grid grid-cols-2 gap-3 xl:grid-cols-4 print:grid-cols-4">
      <StatCard
        label="辅导备案"
        value={String(tutoring)}
        unit="家"
        note="已备案、尚未申报"
        href="/listings/table?tutoring=1"
      />
      <StatCard
        label="在审"
        value={String(review)}
        unit="家"
        note="受理至提交注册，含中止"
        href="/listings/table?review=1"
      />
      <StatCard
        label="上市公司 现有"
        value={String(listed.standing)}
        unit="家"
        note="多板块上市只算一家"
        href="/listings/listed?standing=now"
      />
      <StatCard
        label="上市公司 累计"
        value={String(listed.ever)}
        unit="家"
        note="含已退市"
        href="/listings/listed"
      />
    </div>
  );
}

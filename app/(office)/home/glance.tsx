import { StatCard, type StatCardProps } from "@/app/ui/stat-card";
import type { DeskContents } from "./desk";

type Seen = Pick<StatCardProps, "label" | "unit" | "href" | "tone"> & { count: number };

/** The day in a line of numbers, each leading to its rows; zeros stay away, and a single number says no more than its list. */
export function Glance({ desk }: { desk: Omit<DeskContents, "notices"> }) {
  const { duties, followUps, returned, toPass, toAccept, starts, silent, lights } = desk;
  const seen: Seen[] = [
    { label: "逾期督办与任务", count: duties.late, unit: "项", href: "#tasks", tone: "danger" },
    { label: "红灯项目", count: lights.red, unit: "个", href: "/projects?light=red", tone: "danger" },
    { label: "黄灯项目", count: lights.yellow, unit: "个", href: "/projects?light=yellow", tone: "warn" },
    {
      label: "待评议原因",
      count: lights.waiting,
      unit: "条",
      href: "/projects?asked=1",
      tone: "warn",
    },
    { label: "待认定节点", count: toAccept.total, unit: "个", href: "#accept", tone: "warn" },
    { label: "待审核节点", count: toPass.total, unit: "个", href: "#pass", tone: "warn" },
    { label: "被退回节点", count: returned.total, unit: "个", href: "#returned", tone: "danger" },
    { label: "待办督办与任务", count: duties.waiting, unit: "项", href: "#tasks" },
    { label: "一周内跟进", count: followUps.total, unit: "项", href: "#follow-ups" },
    { label: "计划开工已过", count: starts.total, unit: "个", href: "#starts", tone: "danger" },
    { label: "本月未填报", count: silent ?? 0, unit: "个", href: "/progress?show=missing", tone: "warn" },
  ];
  const shown = seen.filter(({ count }) => count > 0);
  if (shown.length < 2) return null;
  return (
    <section aria-label="今日概况" className="grid grid-cols-[repeat(auto-fill,minmax(132px,1fr))] gap-3">
      {shown.map(({ count, ...card }) => (
        <StatCard key={card.label} value={String(count)} {...card} />
      ))}
    </section>
  );
}

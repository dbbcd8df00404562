import { Tabs } from "@/app/ui/tabs";

const tabs = [
  { title: "汇总", href: "/reports/summary" },
  { title: "指标与口径", href: "/reports" },
  { title: "已印发", href: "/reports/issued" },
  { title: "示例数据集", href: "/reports/example" },
] as const;

/** The rooms of 汇总与口径. */
export function ReportTabs({ current }: { current: (typeof tabs)[number]["href"] }) {
  return (
    <div className="no-print mb-4">
      <Tabs label="汇总与口径" tabs={tabs.map((tab) => ({ ...tab, current: tab.href === current }))} />
    </div>
  );
}

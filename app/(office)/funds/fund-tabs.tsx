import { Tabs } from "@/app/ui/tabs";
import type { Verb } from "@/lib/auth/policy";
import { can, type Viewer } from "@/lib/auth/viewer";

const places = {
  tree: { title: "基金矩阵", href: "/funds", verb: "fund.read" },
  matrix: { title: "投资分布", href: "/funds/matrix", verb: "deal.read" },
  deals: { title: "投资项目", href: "/funds/deals", verb: "deal.read" },
  flows: { title: "现金流", href: "/funds/flows", verb: "flow.read" },
  list: { title: "基金台账", href: "/funds/list", verb: "fund.read" },
} as const satisfies Record<string, { title: string; href: string; verb: Verb }>;

export type FundPlace = keyof typeof places;

/** The rooms of the funds' part of the house, as far as the viewer may enter them. */
export function FundTabs({ viewer, current }: { viewer: Viewer; current: FundPlace }) {
  const open = (Object.keys(places) as FundPlace[]).filter((key) => can(viewer, places[key].verb));
  return (
    <div className="no-print mb-3">
      <Tabs
        label="基金"
        tabs={open.map((key) => ({
          href: places[key].href,
          title: places[key].title,
          current: key === current,
        }))}
      />
    </div>
  );
}

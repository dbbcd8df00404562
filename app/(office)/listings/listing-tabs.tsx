import { Tabs } from "@/app/ui/tabs";
import type { Verb } from "@/lib/auth/policy";
import { can, type Viewer } from "@/lib/auth/viewer";

const tabs: readonly { href: string; title: string; verb: Verb }[] = [
  { href: "/listings", title: "阶段看板", verb: "listing.read" },
  { href: "/listings/table", title: "后备企业台账", verb: "listing.read" },
  { href: "/listings/check", title: "条件对照", verb: "standard.read" },
  { href: "/listings/standards", title: "上市条件", verb: "standard.read" },
  { href: "/listings/listed", title: "上市公司册", verb: "listed.read" },
];

/** The rooms of the listing office, as far as the viewer may enter them. */
export function ListingTabs({ viewer, current }: { viewer: Viewer; current: string }) {
  return (
    <div className="no-print mb-4">
      <Tabs
        label="上市培育"
        tabs={tabs
          .filter(({ verb }) => can(viewer, verb))
          .map(({ href, title }) => ({ href, title, current: href === current }))}
      />
    </div>
  );
}

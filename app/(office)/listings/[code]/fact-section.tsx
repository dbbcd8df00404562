import { Card } from "@/app/ui/card";
import { DescriptionList } from "@/app/ui/description-list";
import { TextLink } from "@/app/ui/link";
import type { Viewer } from "@/lib/auth/viewer";
import { listingFacts } from "@/lib/listings/facts";
import { companyOfListing, type ListingCase, listedOf } from "@/lib/listings/queries";
import { seesWhole } from "@/lib/listings/reach";
import { ObstacleSection } from "./obstacle-section";

/** What people look for first: the plan on the left, what stands in the way on the right. */
export async function FactSection({ viewer, listing }: { viewer: Viewer; listing: ListingCase }) {
  const whole = seesWhole(viewer, listing);
  const [facts, company, listed] = await Promise.all([
    listingFacts(listing, { whole }),
    companyOfListing(listing),
    listedOf(listing),
  ]);
  const links = [
    ...(company && whole
      ? [{ label: "企业", value: <TextLink href={`/companies/${company.code}`}>{company.name}</TextLink> }]
      : []),
    ...(listed
      ? [
          {
            label: "上市公司册",
            value: (
              <TextLink href={`/listings/listed/${listed.code}`}>
                {listed.listedOn} 上市 {listed.stockCode}
              </TextLink>
            ),
          },
        ]
      : []),
  ];
  return (
    <div className="grid items-start gap-4 xl:grid-cols-2">
      <Card title="档案">
        <DescriptionList groups={[{ facts: [...links, ...facts] }]} />
      </Card>
      <ObstacleSection viewer={viewer} listing={listing} />
    </div>
  );
}

import { jsonAnswer } from "@/app/(office)/json-answer";
import { listingFacts } from "@/lib/listings/facts";
import { findListing } from "@/lib/listings/queries";
import { seesWhole } from "@/lib/listings/reach";

type Context = { params: Promise<{ code: string }> };

export const GET = (_request: Request, { params }: Context) =>
  jsonAnswer("listing peek", async (viewer) => {
    const listing = await findListing(viewer, (await params).code);
    return {
      title: listing.companyName,
      href: `/listings/${listing.code}`,
      facts: await listingFacts(listing, { whole: seesWhole(viewer, listing) }),
      notes: [],
    };
  });

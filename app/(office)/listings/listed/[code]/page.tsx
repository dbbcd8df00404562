import type { Metadata } from "next";
import { orNotFound } from "@/app/(office)/gate";
import { entryNumber, HistoryCard } from "@/app/(office)/history-card";
import { Badge } from "@/app/ui/badge";
import { LinkButton } from "@/app/ui/button";
import { Card } from "@/app/ui/card";
import { DescriptionList } from "@/app/ui/description-list";
import { TextLink } from "@/app/ui/link";
import { PageHeader } from "@/app/ui/page-header";
import { PrintButton } from "@/app/ui/print-button";
import { reaches } from "@/lib/auth/reach";
import { currentViewer } from "@/lib/auth/session";
import { listedFacts } from "@/lib/listings/facts";
import { listedHistoryInWords } from "@/lib/listings/history";
import { caseOfListed, findListed, placeOf } from "@/lib/listings/listed-queries";
import { ListedActions } from "./listed-actions";

export const metadata: Metadata = { title: "上市公司" };

type Props = { params: Promise<{ code: string }>; searchParams: Promise<{ before?: string }> };

export default async function ListedCompanyPage({ params, searchParams }: Props) {
  const [viewer, { code }, { before }] = await Promise.all([currentViewer(), params, searchParams]);
  const listed = await orNotFound(findListed(viewer, code));
  const [facts, place, origin, history] = await Promise.all([
    listedFacts(listed),
    placeOf(viewer, listed),
    caseOfListed(viewer, listed),
    listedHistoryInWords(listed, entryNumber(before)),
  ]);
  return (
    <>
      <PageHeader
        title={listed.companyName}
        crumbs={[
          { title: "上市培育", href: "/listings" },
          { title: "上市公司册", href: "/listings/listed" },
          { title: listed.code },
        ]}
        mark={listed.delistedOn ? <Badge tone="warn">已退市</Badge> : <Badge tone="good">在册</Badge>}
        note={
          place &&
          `第 ${place.n} 家${place.sameDay > 1 ? `（同日上市 ${place.sameDay} 家，按证券代码排）` : ""}`
        }
        actions={
          <>
            {reaches(viewer, "listed.revise", listed) && (
              <LinkButton href={`/listings/listed/${listed.code}/edit`}>编辑</LinkButton>
            )}
            {reaches(viewer, "listed.remove", listed) && (
              <ListedActions
                code={listed.code}
                version={listed.version}
                isFromCase={listed.caseId !== null}
              />
            )}
            <PrintButton />
          </>
        }
      />
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <Card title="上市情况">
          <DescriptionList
            groups={[
              {
                facts: [
                  ...facts,
                  ...(origin
                    ? [
                        {
                          label: "后备档案",
                          value: <TextLink href={`/listings/${origin.code}`}>{origin.code}</TextLink>,
                        },
                      ]
                    : []),
                ],
              },
            ]}
          />
        </Card>
        <HistoryCard history={history} path={`/listings/listed/${listed.code}`} />
      </div>
    </>
  );
}

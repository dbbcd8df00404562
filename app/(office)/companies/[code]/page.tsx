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
import type { Viewer } from "@/lib/auth/viewer";
import { companyFacts } from "@/lib/companies/facts";
import { companyHistoryInWords } from "@/lib/companies/history";
import { type Company, findCompany, projectsOfCompany } from "@/lib/companies/queries";
import { showAmount } from "@/lib/money/amount";
import { CompanyActions } from "./company-actions";
import { ContactSection } from "./contact-section";

export const metadata: Metadata = { title: "企业" };

type Props = { params: Promise<{ code: string }>; searchParams: Promise<{ before?: string }> };

export default async function CompanyPage({ params, searchParams }: Props) {
  const [viewer, { code }, { before }] = await Promise.all([currentViewer(), params, searchParams]);
  const company = await orNotFound(findCompany(viewer, code));
  const [facts, history] = await Promise.all([
    companyFacts(company),
    companyHistoryInWords(viewer, company, entryNumber(before)),
  ]);
  return (
    <>
      <PageHeader
        title={company.name}
        crumbs={[{ title: "企业与投资方", href: "/companies" }, { title: company.code }]}
        mark={company.isChainLeader && <Badge tone="good">链主</Badge>}
        actions={
          <>
            {reaches(viewer, "company.revise", company) && (
              <LinkButton href={`/companies/${code}/edit`}>编辑</LinkButton>
            )}
            <CompanyActions
              code={code}
              version={company.version}
              isChainLeader={company.isChainLeader}
              mayName={reaches(viewer, "company.nameChainLeader", company)}
              mayRemove={reaches(viewer, "company.remove", company)}
            />
            <PrintButton />
          </>
        }
      />
      <div className="grid items-start gap-4 xl:grid-cols-[1fr_420px]">
        <div className="space-y-4">
          <Card title="企业信息">
            <DescriptionList groups={[{ facts }]} />
          </Card>
          <Projects viewer={viewer} company={company} />
        </div>
        <div className="space-y-4">
          <ContactSection viewer={viewer} company={company} />
          <HistoryCard history={history} path={`/companies/${code}`} />
        </div>
      </div>
    </>
  );
}

async function Projects({ viewer, company }: { viewer: Viewer; company: Company }) {
  const projects = await projectsOfCompany(viewer, company);
  return (
    <Card title="投资的项目">
      {projects.length === 0 && <p className="text-muted">还没有关联的项目。</p>}
      <ul className="space-y-2">
        {projects.map(({ code, name, unit, total }) => (
          <li key={code} className="flex flex-wrap justify-between gap-2">
            <TextLink href={`/projects/${code}`}>{name}</TextLink>
            <span className="text-sm text-muted">
              {unit}
              {total && ` ${showAmount(total as never, "万元")} 万元`}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

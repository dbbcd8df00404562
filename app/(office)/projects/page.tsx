import { Download, FileUp, Plus } from "lucide-react";
import type { Metadata } from "next";
import { requireVerb } from "@/app/(office)/gate";
import { LedgerFrame } from "@/app/(office)/ledger-frame";
import { LinkButton } from "@/app/ui/button";
import { Empty } from "@/app/ui/empty";
import { CurrentQueryLink } from "@/app/ui/ledger-context";
import { PageHeader } from "@/app/ui/page-header";
import { PrintButton } from "@/app/ui/print-button";
import { currentViewer } from "@/lib/auth/session";
import { can, type Viewer } from "@/lib/auth/viewer";
import type { Query } from "@/lib/ledger/state";
import { listProjects } from "@/lib/projects/queries";

export const metadata: Metadata = { title: "项目台账" };

export default async function ProjectsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const [viewer, query] = await Promise.all([currentViewer(), searchParams]);
  requireVerb(viewer, "project.read");
  const listed = await listProjects(viewer, query);
  return (
    <>
      <PageHeader title="项目台账" />
      <LedgerFrame
        viewer={viewer}
        ledger="projects"
        listed={listed}
        query={query}
        allLabel="全部项目"
        searchHint="名称、投资方、拼音、编号"
        empty={
          <Empty title="还没有项目" action={<NewProject viewer={viewer} />}>
            从一条线索开始，或把现有的台账导进来。
          </Empty>
        }
        actions={<Actions viewer={viewer} />}
      />
    </>
  );
}

function NewProject({ viewer }: { viewer: Viewer }) {
  return (
    can(viewer, "project.log") && (
      <LinkButton href="/projects/new" look="primary" icon={<Plus size={14} aria-hidden="true" />}>
        新建项目
      </LinkButton>
    )
  );
}

function Actions({ viewer }: { viewer: Viewer }) {
  return (
    <>
      {can(viewer, "project.import") && (
        <LinkButton href="/imports" icon={<FileUp size={14} aria-hidden="true" />}>
          导入
        </LinkButton>
      )}
      {can(viewer, "project.export") && (
        <CurrentQueryLink href="/exports/projects" icon={<Download size={14} aria-hidden="true" />}>
          导出
        </CurrentQueryLink>
      )}
      <PrintButton />
      <NewProject viewer={viewer} />
    </>
  );
}

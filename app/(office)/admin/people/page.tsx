import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { requireVerb } from "@/app/(office)/gate";
import { LinkButton } from "@/app/ui/button";
import { Empty } from "@/app/ui/empty";
import { PageHeader } from "@/app/ui/page-header";
import { currentViewer } from "@/lib/auth/session";
import { can } from "@/lib/auth/viewer";
import { type PersonFilter, personFilter } from "@/lib/people/input";
import { listPeople, readsGrants } from "@/lib/people/queries";
import { listUnits } from "@/lib/units/queries";
import { PeopleFilters } from "./people-filters";
import { PeopleTable } from "./people-table";

export const metadata: Metadata = { title: "人员账号" };

type Query = Record<string, string | string[] | undefined>;

export default async function PeoplePage({ searchParams }: { searchParams: Promise<Query> }) {
  const [viewer, query, units] = await Promise.all([currentViewer(), searchParams, listUnits()]);
  requireVerb(viewer, "person.read");
  const filter = personFilter.parse(query);
  const { people, total, next } = await listPeople(viewer, filter);
  const showsRoles = readsGrants(viewer);
  const create = can(viewer, "person.create") && (
    <LinkButton href="/admin/people/new" look="primary" icon={<Plus size={14} aria-hidden="true" />}>
      新建账号
    </LinkButton>
  );
  return (
    <>
      <PageHeader
        title="人员账号"
        note="账号由系统管理员建立，角色由安全管理员授予：这是两个人的事"
        actions={create}
      />
      <PeopleFilters filter={filter} units={units} showsRoles={showsRoles} />
      {people.length > 0 ? (
        <PeopleTable people={people} showsRoles={showsRoles} />
      ) : (
        <NoPeople filtered={isFiltered(filter)} create={create} />
      )}
      <div className="mt-3 flex flex-wrap items-center justify-between gap-3 text-sm text-muted">
        <span>共 {total} 个账号</span>
        <span className="flex gap-2">
          {filter.after && <LinkButton href={addressOf(filter, "")}>回到第一页</LinkButton>}
          {next && <LinkButton href={addressOf(filter, next)}>下一页</LinkButton>}
        </span>
      </div>
    </>
  );
}

const isFiltered = ({ q, unit, state, role, after }: PersonFilter) =>
  Boolean(q || unit || state || role || after);

function addressOf(filter: PersonFilter, after: string): string {
  const asked = Object.entries({ ...filter, after }).filter(([, value]) => value);
  return `/admin/people?${new URLSearchParams(asked as [string, string][])}`;
}

function NoPeople({ filtered, create }: { filtered: boolean; create: React.ReactNode }) {
  return filtered ? (
    <Empty title="没有符合条件的账号" action={<LinkButton href="/admin/people">清除筛选</LinkButton>} />
  ) : (
    <Empty title="还没有账号" action={create}>
      由系统管理员建立账号后，再由安全管理员授予角色。
    </Empty>
  );
}

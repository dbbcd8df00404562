import type { Metadata } from "next";
import { PersonMarks } from "@/app/(office)/admin/people/person-marks";
import { orNotFound, requireVerb } from "@/app/(office)/gate";
import { Card } from "@/app/ui/card";
import { DescriptionList } from "@/app/ui/description-list";
import { PageHeader } from "@/app/ui/page-header";
import { currentViewer } from "@/lib/auth/session";
import { can, type Viewer } from "@/lib/auth/viewer";
import { rawOf } from "@/lib/fields/input";
import { personRevisionFields } from "@/lib/people/input";
import { findPerson, grantsOf, type Person, readsGrants, sessionsOf } from "@/lib/people/queries";
import { listUnits } from "@/lib/units/queries";
import { AccountActs } from "./account-acts";
import { GrantsCard } from "./grants-card";
import { PersonForm } from "./person-form";
import { SessionsCard } from "./sessions-card";

type Props = { params: Promise<{ account: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `账号 ${decodeURIComponent((await params).account)}` };
}

export default async function PersonPage({ params }: Props) {
  const [viewer, { account }] = await Promise.all([currentViewer(), params]);
  requireVerb(viewer, "person.read");
  const person = await orNotFound(findPerson(viewer, decodeURIComponent(account)));
  const [sessions, grants] = await Promise.all([
    sessionsOf(viewer, person),
    readsGrants(viewer) ? grantsOf(viewer, person) : null,
  ]);
  const isSelf = person.id === viewer.userId;
  return (
    <>
      <PageHeader
        title={person.name}
        crumbs={[{ title: "人员账号", href: "/admin/people" }, { title: person.name }]}
        mark={<PersonMarks person={person} />}
        actions={<AccountActs person={person} may={actsOf(viewer, isSelf)} />}
      />
      <div className="max-w-form space-y-4">
        <FactsCard viewer={viewer} person={person} />
        {grants ? (
          <GrantsCard viewer={viewer} person={person} grants={grants} />
        ) : (
          <Card title="角色">
            <p className="text-muted">角色由安全管理员授予和撤销；请把账号告诉安全管理员。</p>
          </Card>
        )}
        <SessionsCard person={person} sessions={sessions} mayEnd={can(viewer, "person.disable")} />
      </div>
    </>
  );
}

const actsOf = (viewer: Viewer, isSelf: boolean) => ({
  disable: can(viewer, "person.disable") && !isSelf,
  enable: can(viewer, "person.enable"),
  reset: can(viewer, "person.resetPassword") && !isSelf,
});

async function FactsCard({ viewer, person }: { viewer: Viewer; person: Person }) {
  if (!can(viewer, "person.revise")) {
    const { account, unit, createdAt } = person;
    const facts = [
      { label: "账号", value: account },
      { label: "所在单位", value: unit },
      { label: "建立时间", value: createdAt.slice(0, 16) },
    ];
    return (
      <Card title="账号信息">
        <DescriptionList groups={[{ facts }]} />
      </Card>
    );
  }
  return (
    <PersonForm
      key={person.version}
      account={person.account}
      version={person.version}
      start={rawOf(personRevisionFields, person)}
      units={(await listUnits()).map(({ id, name }) => ({ value: String(id), label: name }))}
    />
  );
}

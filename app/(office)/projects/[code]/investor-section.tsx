import { Card } from "@/app/ui/card";
import { TextLink } from "@/app/ui/link";
import { can, type Viewer } from "@/lib/auth/viewer";
import { investorsOf } from "@/lib/projects/investors";
import type { Project } from "@/lib/projects/queries";
import { type InvestorRole, investorRoles } from "@/lib/projects/rules";

export async function InvestorSection({ viewer, project }: { viewer: Viewer; project: Project }) {
  const investors = await investorsOf(project.id);
  return (
    <Card title="投资方与项目公司">
      {investors.length === 0 && <p className="text-muted">还没有填写，编辑项目时添加。</p>}
      <ul className="space-y-2">
        {investors.map(({ id, code, name, role, share }) => (
          <li key={id}>
            {can(viewer, "company.read") ? <TextLink href={`/companies/${code}`}>{name}</TextLink> : name}
            <span className="ml-2 text-sm text-muted">
              {investorRoles[role as InvestorRole] ?? role}
              {share && `，持股 ${Number(share)}%`}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

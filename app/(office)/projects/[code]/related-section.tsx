import { Card } from "@/app/ui/card";
import { TextLink } from "@/app/ui/link";
import type { Viewer } from "@/lib/auth/viewer";
import { showAmount } from "@/lib/money/amount";
import { type Project, relatedProjects } from "@/lib/projects/queries";

type Related = NonNullable<Awaited<ReturnType<typeof relatedProjects>>["parent"]>;

/** The whole a phase belongs to, the phases of a whole, the project an increase adds to. */
export async function RelatedSection({ viewer, project }: { viewer: Viewer; project: Project }) {
  const { parent, first, phases, expansions } = await relatedProjects(viewer, project);
  if (!parent && !first && phases.length === 0 && expansions.length === 0) return null;
  return (
    <Card title="分期与增资">
      <div className="space-y-3">
        <List title="所属总项目（分期不重复计数）" related={parent ? [parent] : []} />
        <List title="首期项目（本项目只计增量）" related={first ? [first] : []} />
        <List title="分期" related={phases} />
        <List title="增资扩产" related={expansions} />
      </div>
    </Card>
  );
}

function List({ title, related }: { title: string; related: Related[] }) {
  if (related.length === 0) return null;
  return (
    <section>
      <h3 className="text-sm text-muted">{title}</h3>
      <ul>
        {related.map(({ code, name, total }) => (
          <li key={code}>
            <TextLink href={`/projects/${code}`}>{name}</TextLink>
            {total && (
              <span className="ml-2 text-sm text-muted">{showAmount(total as never, "万元")} 万元</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

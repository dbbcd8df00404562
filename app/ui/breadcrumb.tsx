import { Anchor } from "./link";

export type Crumb = { title: string; href?: string };

export function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label="位置" className="mb-1 text-sm text-muted">
      <ol className="flex flex-wrap items-center">
        {crumbs.map(({ title, href }, position) => {
          const last = position === crumbs.length - 1;
          return (
            <li key={`${href}${title}`} className="flex items-center">
              {href && !last ? (
                <Anchor href={href} className="hover:text-primary">
                  {title}
                </Anchor>
              ) : (
                <span aria-current={last ? "page" : undefined}>{title}</span>
              )}
              {!last && (
                <span aria-hidden="true" className="mx-1.5">
                  /
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

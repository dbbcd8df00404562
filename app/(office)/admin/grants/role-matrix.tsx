import { Fragment } from "react";
import { TextLink } from "@/app/ui/link";
import { extentOf, type Verb } from "@/lib/auth/policy";
import { type Role, roleNames, roles } from "@/lib/auth/roles";
import { extentNames, verbGroups, verbNames } from "@/lib/auth/verb-names";
import { PreviewRole } from "./preview-role";

/** The policy table itself, in words: what is shown here is what is enforced. */
export function RoleMatrix({ canPreview }: { canPreview: boolean }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section aria-label="角色与权限，可滚动" tabIndex={0} className="matrix-scroll">
      <table className="matrix">
        <caption className="sr-only">每个角色可以办理的事项和范围</caption>
        <thead>
          <tr>
            <th scope="col">事项</th>
            {roles.map((role) => (
              <th key={role} scope="col">
                <TextLink href={`/admin/people?role=${role}`}>{roleNames[role]}</TextLink>
                {canPreview && <PreviewRole role={role} />}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {verbGroups.map(({ subject, title, verbs }) => (
            <Fragment key={subject}>
              <tr>
                <th scope="colgroup" colSpan={roles.length + 1} className="matrix-group">
                  {title}
                </th>
              </tr>
              {verbs.map((verb) => (
                <tr key={verb}>
                  <th scope="row">{verbNames[verb]}</th>
                  {roles.map((role) => (
                    <td key={role}>{extentInWords(role, verb)}</td>
                  ))}
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function extentInWords(role: Role, verb: Verb): string {
  const extent = extentOf(role, verb);
  return extent ? extentNames[extent] : "";
}

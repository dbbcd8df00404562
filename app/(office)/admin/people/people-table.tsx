import { PlainTable } from "@/app/(office)/admin/plain-table";
import { TextLink } from "@/app/ui/link";
import type { ListedPerson } from "@/lib/people/queries";
import { PersonMarks } from "./person-marks";

export type PeopleTableProps = { people: readonly ListedPerson[]; showsRoles: boolean };

export function PeopleTable({ people, showsRoles }: PeopleTableProps) {
  const head = ["姓名", "账号", "单位", ...(showsRoles ? ["角色"] : []), "状态", "最近使用"];
  return (
    <PlainTable caption="人员账号" head={head}>
      {people.map((person) => (
        <tr key={person.id}>
          <th scope="row" className="whitespace-nowrap font-normal">
            <TextLink href={`/admin/people/${encodeURIComponent(person.account)}`}>{person.name}</TextLink>
          </th>
          <td>{person.account}</td>
          <td className="whitespace-nowrap">{person.unit}</td>
          {showsRoles && <td>{person.roles.join("、") || <span className="text-muted">未授予角色</span>}</td>}
          <td>
            <PersonMarks person={person} />
          </td>
          <td className="whitespace-nowrap">{person.lastSeen?.slice(0, 16) ?? "从未登录"}</td>
        </tr>
      ))}
    </PlainTable>
  );
}

import { ActButton } from "@/app/(office)/admin/act-button";
import { PlainTable } from "@/app/(office)/admin/plain-table";
import { newFormKey } from "@/app/(office)/form/form-key";
import { Badge, type Tone } from "@/app/ui/badge";
import { Card } from "@/app/ui/card";
import { can, type Viewer } from "@/lib/auth/viewer";
import { labelsOf } from "@/lib/dictionaries/queries";
import { revokeGrant } from "@/lib/people/actions";
import type { HeldGrant, Person } from "@/lib/people/queries";
import { type GrantState, grantStateNames } from "@/lib/people/rules";
import { GiveGrant } from "./give-grant";
import { grantOptions } from "./grant-options";

const tones = {
  inForce: "good",
  ahead: "primary",
  over: "neutral",
  revoked: "neutral",
} as const satisfies Record<GrantState, Tone>;

export type GrantsCardProps = { viewer: Viewer; person: Person; grants: readonly HeldGrant[] };

/** What a person may do and where; given and revoked by the security administrator. */
export async function GrantsCard({ viewer, person, grants }: GrantsCardProps) {
  const [chains, options] = await Promise.all([labelsOf("chains"), grantOptions()]);
  const give = can(viewer, "grant.give") && (
    <GiveGrant
      key={grants.length}
      account={person.account}
      name={person.name}
      formKey={newFormKey()}
      options={options}
      refusal={person.id === viewer.userId ? "不能给自己授予角色，请由另一位安全管理员办理" : null}
    />
  );
  return (
    <Card title="角色" extra={give} flush={grants.length > 0}>
      {grants.length === 0 ? (
        <p className="text-muted">还没有角色。没有角色的账号可以登录，但看不到任何数据。</p>
      ) : (
        <PlainTable
          caption="授予过的角色"
          head={["角色", "授权单位", "产业链", "有效期", "状态", "授予人", ""]}
          bare
        >
          {grants.map((grant) => (
            <tr key={grant.id} className={grant.state === "inForce" ? "" : "text-muted"}>
              <th scope="row" className="whitespace-nowrap font-normal">
                {grant.role}
              </th>
              <td className="whitespace-nowrap">{grant.unit}</td>
              <td>{grant.chainCode ? (chains.get(grant.chainCode) ?? grant.chainCode) : "—"}</td>
              <td className="whitespace-nowrap">
                {grant.fromDay} 至 {grant.toDay ?? "长期"}
              </td>
              <td>
                <Badge tone={tones[grant.state]}>{grantStateNames[grant.state]}</Badge>
              </td>
              <td className="whitespace-nowrap">{grant.by ?? "系统"}</td>
              <td className="!text-right">
                <Revoke viewer={viewer} person={person} grant={grant} />
              </td>
            </tr>
          ))}
        </PlainTable>
      )}
    </Card>
  );
}

function Revoke({ viewer, person, grant }: { viewer: Viewer; person: Person; grant: HeldGrant }) {
  const isOpen = grant.state === "inForce" || grant.state === "ahead";
  if (!isOpen || !can(viewer, "grant.revoke")) return null;
  return (
    <ActButton
      size="small"
      look="quiet"
      action={revokeGrant}
      input={{ account: person.account, id: grant.id, version: grant.version }}
      label="撤销"
      done={`已撤销 ${person.name} 的${grant.role}`}
      ask={{
        title: `撤销 ${person.name} 的${grant.role}`,
        text: `${person.name}在${grant.unit}的这个角色马上失效，正在使用的登录随之结束。`,
        danger: true,
      }}
    />
  );
}

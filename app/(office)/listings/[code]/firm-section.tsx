import { newFormKey } from "@/app/(office)/form/form-key";
import { Badge } from "@/app/ui/badge";
import { Card } from "@/app/ui/card";
import { reaches } from "@/lib/auth/reach";
import type { Viewer } from "@/lib/auth/viewer";
import { rawOf } from "@/lib/fields/input";
import { intermediaryFields } from "@/lib/listings/fields";
import { type Intermediary, intermediariesOf, type ListingCase } from "@/lib/listings/queries";
import { type IntermediaryRole, intermediaryRoles } from "@/lib/listings/rules";
import { EngageFirm, FirmActions } from "./parts/firm-actions";

/** Who works on the listing now, and who did before: a change of sponsor restarts parts of the tutoring. */
export async function FirmSection({ viewer, listing }: { viewer: Viewer; listing: ListingCase }) {
  const firms = await intermediariesOf(viewer, listing);
  const mayEngage = reaches(viewer, "listing.engage", listing);
  const roles = Object.keys(intermediaryRoles) as IntermediaryRole[];
  return (
    <Card
      title="中介机构"
      flush
      extra={mayEngage && <EngageFirm code={listing.code} formKey={newFormKey()} />}
    >
      {firms.length === 0 && <p className="p-4 text-muted">还没有登记中介机构。</p>}
      {firms.length > 0 && (
        <div className="overflow-x-auto">
          <table className="table w-full min-w-[720px]">
            <thead>
              <tr>
                <th scope="col">类别</th>
                <th scope="col">机构</th>
                <th scope="col">经办人员</th>
                <th scope="col">签约</th>
                <th scope="col">结束</th>
                <th scope="col">备注</th>
                {mayEngage && <th scope="col">办理</th>}
              </tr>
            </thead>
            <tbody>
              {roles.flatMap((role) =>
                firms
                  .filter((firm) => firm.role === role)
                  .sort((one, other) => Number(one.toDay !== null) - Number(other.toDay !== null))
                  .map((firm) => (
                    <FirmRow key={firm.id} firm={firm} code={listing.code} mayEngage={mayEngage} />
                  )),
              )}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}

function FirmRow({ firm, code, mayEngage }: { firm: Intermediary; code: string; mayEngage: boolean }) {
  const { id, version, role, toDay } = firm;
  return (
    <tr className={toDay ? "text-muted" : undefined}>
      <th scope="row" className="whitespace-nowrap font-semibold">
        {intermediaryRoles[role as IntermediaryRole]}
      </th>
      <td>
        {firm.firm} {toDay ? <Badge>已结束</Badge> : <Badge tone="good">在任</Badge>}
      </td>
      <td>{firm.people ?? "—"}</td>
      <td className="whitespace-nowrap">{firm.fromDay ?? "—"}</td>
      <td className="whitespace-nowrap">{toDay ?? ""}</td>
      <td>{firm.note}</td>
      {mayEngage && (
        <td>
          <FirmActions
            code={code}
            id={id}
            version={version}
            formKey={newFormKey()}
            isOver={toDay !== null}
            firm={rawOf(intermediaryFields, firm as never)}
          />
        </td>
      )}
    </tr>
  );
}

import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { ActButton } from "@/app/(office)/admin/act-button";
import { PlainTable } from "@/app/(office)/admin/plain-table";
import { requireVerb } from "@/app/(office)/gate";
import { Badge } from "@/app/ui/badge";
import { LinkButton } from "@/app/ui/button";
import { Empty } from "@/app/ui/empty";
import { TextLink } from "@/app/ui/link";
import { PageHeader } from "@/app/ui/page-header";
import { currentViewer } from "@/lib/auth/session";
import { can } from "@/lib/auth/viewer";
import { labelsOf } from "@/lib/dictionaries/queries";
import { moveUnit } from "@/lib/units/actions";
import { type TreeUnit, unitTree } from "@/lib/units/tree";

export const metadata: Metadata = { title: "组织单位" };

type Props = { searchParams: Promise<{ closed?: string | string[] }> };

export default async function UnitsPage({ searchParams }: Props) {
  const [viewer, { closed }, chains] = await Promise.all([currentViewer(), searchParams, labelsOf("chains")]);
  requireVerb(viewer, "unit.read");
  const all = await unitTree(viewer);
  const withClosed = closed === "1";
  const shown = all.filter((unit) => withClosed || !unit.validTo);
  const hidden = all.length - shown.length;
  return (
    <>
      <PageHeader
        title="组织单位"
        note="顺序即官方排序，各处的列表和报表都按它排列；单位只撤销，不删除"
        actions={
          can(viewer, "unit.log") && (
            <LinkButton href="/admin/units/new" look="primary" icon={<Plus size={14} aria-hidden="true" />}>
              新建单位
            </LinkButton>
          )
        }
      />
      {shown.length === 0 ? (
        <Empty title="没有可以显示的单位">基础单位在系统启动时自动装载。</Empty>
      ) : (
        <UnitsTable units={shown} chains={chains} mayMove={can(viewer, "unit.revise")} />
      )}
      {hidden > 0 && (
        <p className="mt-3 text-sm">
          <TextLink href="/admin/units?closed=1">显示已撤销的 {hidden} 个单位</TextLink>
        </p>
      )}
    </>
  );
}

type TableProps = { units: readonly TreeUnit[]; chains: ReadonlyMap<string, string>; mayMove: boolean };

function UnitsTable({ units, chains, mayMove }: TableProps) {
  const head = ["单位", "简称", "代码", "类型", "产业链", "招商目标", "在用账号", "设立", ""];
  return (
    <PlainTable caption="组织单位，按官方顺序" head={head} numbers={["在用账号"]}>
      {units.map((unit) => (
        <tr key={unit.id} className={unit.validTo ? "text-muted" : ""}>
          <th scope="row" className="whitespace-nowrap font-normal" style={{ paddingLeft: indent(unit) }}>
            <TextLink href={`/admin/units/${unit.code}`}>{unit.name}</TextLink>
          </th>
          <td className="whitespace-nowrap">{unit.shortName}</td>
          <td className="whitespace-nowrap">{unit.code}</td>
          <td className="whitespace-nowrap">{unit.kindName}</td>
          <td className="whitespace-nowrap">
            {unit.chainCode ? (chains.get(unit.chainCode) ?? unit.chainCode) : "—"}
          </td>
          <td>{unit.carriesTarget ? "承担" : "—"}</td>
          <td className="!text-right">{unit.people}</td>
          <td className="whitespace-nowrap">
            {unit.validFrom} {unit.validTo && <Badge>{unit.validTo} 撤销</Badge>}
          </td>
          <td className="!text-right whitespace-nowrap">
            {mayMove && !unit.validTo && unit.parentId !== null && <Moves unit={unit} units={units} />}
          </td>
        </tr>
      ))}
    </PlainTable>
  );
}

const indent = ({ depth }: TreeUnit) => `${12 + depth * 24}px`;

function Moves({ unit, units }: { unit: TreeUnit; units: readonly TreeUnit[] }) {
  const siblings = units.filter(({ parentId, validTo }) => parentId === unit.parentId && !validTo);
  const { code, version, shortName } = unit;
  const looks = { size: "small", look: "quiet", action: moveUnit } as const;
  return (
    <>
      <ActButton
        {...looks}
        input={{ code, version, direction: "up" }}
        label="上移"
        done={`${shortName}已上移`}
        disabledReason={siblings[0]?.id === unit.id ? "已经在最前面" : null}
      />
      <ActButton
        {...looks}
        input={{ code, version, direction: "down" }}
        label="下移"
        done={`${shortName}已下移`}
        disabledReason={siblings.at(-1)?.id === unit.id ? "已经在最后面" : null}
      />
    </>
  );
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { unitOptions } from "@/app/(office)/admin/units/unit-options";
import { requireVerb } from "@/app/(office)/gate";
import { Badge } from "@/app/ui/badge";
import { Card } from "@/app/ui/card";
import { DescriptionList } from "@/app/ui/description-list";
import { PageHeader } from "@/app/ui/page-header";
import { currentViewer } from "@/lib/auth/session";
import { can } from "@/lib/auth/viewer";
import { labelsOf } from "@/lib/dictionaries/queries";
import { rawOf } from "@/lib/fields/input";
import { unitRevisionFields } from "@/lib/units/input";
import { type TreeUnit, unitTree } from "@/lib/units/tree";
import { CloseUnit } from "./close-unit";
import { UnitForm } from "./unit-form";

type Props = { params: Promise<{ code: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `单位 ${(await params).code}` };
}

export default async function UnitPage({ params }: Props) {
  const [viewer, { code }] = await Promise.all([currentViewer(), params]);
  requireVerb(viewer, "unit.read");
  const tree = await unitTree(viewer);
  const unit = tree.find((one) => one.code === code);
  if (!unit) notFound();
  const mayRevise = can(viewer, "unit.revise") && !unit.validTo;
  return (
    <>
      <PageHeader
        title={unit.name}
        crumbs={[{ title: "组织单位", href: "/admin/units" }, { title: unit.name }]}
        mark={unit.validTo && <Badge tone="warn">{unit.validTo} 撤销</Badge>}
        actions={
          mayRevise &&
          unit.parentId !== null && <CloseUnit code={code} version={unit.version} name={unit.name} />
        }
      />
      <div className="max-w-form space-y-4">
        <UnitFacts unit={unit} parent={tree.find(({ id }) => id === unit.parentId)?.name ?? null} />
        {mayRevise && (
          <UnitForm
            key={unit.version}
            code={unit.code}
            version={unit.version}
            start={rawOf(unitRevisionFields, unit)}
            options={await unitOptions(unit.id)}
            shows={{ parent: unit.parentId !== null, target: ["county", "zone"].includes(unit.kind) }}
          />
        )}
      </div>
    </>
  );
}

async function UnitFacts({ unit, parent }: { unit: TreeUnit; parent: string | null }) {
  const chains = await labelsOf("chains");
  const facts = [
    { label: "代码", value: unit.code },
    { label: "类型", value: unit.kindName },
    { label: "上级单位", value: parent },
    { label: "产业链", value: unit.chainCode && (chains.get(unit.chainCode) ?? unit.chainCode) },
    { label: "设立日", value: unit.validFrom },
    { label: "在用账号", value: `${unit.people} 个` },
  ];
  return (
    <Card title="单位信息">
      <DescriptionList groups={[{ facts }]} />
    </Card>
  );
}

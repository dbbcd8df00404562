import type { Metadata } from "next";
import { orNotFound, requireVerb } from "@/app/(office)/gate";
import { steps } from "@/app/(office)/imports/steps";
import { Card } from "@/app/ui/card";
import { PageHeader } from "@/app/ui/page-header";
import { Steps } from "@/app/ui/steps";
import { currentViewer } from "@/lib/auth/session";
import { registerOf } from "@/lib/imports/registers";
import { type Run, runOf } from "@/lib/imports/runs";
import { unitsWithin } from "@/lib/units/queries";
import { FilePart } from "./file-part";
import { MappingForm } from "./mapping-form";
import { Preview } from "./preview";

export const metadata: Metadata = { title: "导入" };

type Props = {
  params: Promise<{ code: string }>;
  searchParams: Promise<{ group?: string; page?: string; edit?: string }>;
};

const stepOf = ({ step }: Run, editing: boolean): number => {
  if (["done", "writing", "undone"].includes(step)) return 4;
  return step === "checked" && !editing ? 3 : 2;
};

/** One run: what each column is, then what becomes of every row, then what was done. */
export default async function ImportPage({ params, searchParams }: Props) {
  const [viewer, { code }, { group, page, edit }] = await Promise.all([
    currentViewer(),
    params,
    searchParams,
  ]);
  const run = await orNotFound(runOf(viewer, code));
  const register = registerOf(run.register);
  requireVerb(viewer, register.verb);
  const current = stepOf(run, edit !== undefined);
  return (
    <>
      <PageHeader
        title={run.fileName}
        crumbs={[{ title: "数据导入", href: "/imports" }, { title: run.code }]}
      />
      <Card className="mb-4">
        <Steps label="导入步骤" steps={steps} current={current} />
        <FilePart inspection={run.report} mapping={current === 2} />
      </Card>
      {current === 2 ? (
        <MappingForm
          code={run.code}
          inspection={run.report}
          known={run.settings}
          columns={register.columns.map(({ key, label, group: of, kind, monthly }) => ({
            key,
            label,
            group: of,
            isMoney: kind === "amount",
            monthly: monthly ?? false,
          }))}
          nameKey={register.nameKey}
          unitKey={register.unitKey}
          record={register.record}
          units={(await unitsWithin(viewer, register.verb)).map(({ id, name }) => ({
            value: String(id),
            label: name,
          }))}
        />
      ) : (
        <Preview run={run} group={group ?? null} page={Math.max(1, Number(page) || 1)} />
      )}
    </>
  );
}

"use client";

import { useState } from "react";
import { z } from "zod";
import { labelsOf } from "@/app/(office)/admin/labels";
import { PasswordShown } from "@/app/(office)/admin/people/password-shown";
import { FormField } from "@/app/(office)/form/form-field";
import { FormFrame } from "@/app/(office)/form/form-frame";
import { FormOptionsProvider, type Option } from "@/app/(office)/form/form-options";
import { useRecordForm } from "@/app/(office)/form/use-record-form";
import { LinkButton } from "@/app/ui/button";
import { FormSection } from "@/app/ui/form-section";
import { rawOf } from "@/lib/fields/input";
import { createPerson } from "@/lib/people/actions";
import { personFields as of } from "@/lib/people/fields";
import { personInput } from "@/lib/people/input";
import type { FirstPassword } from "@/lib/people/rules";

const schema = z.strictObject({ person: personInput });
type Form = z.input<typeof schema>;

export function NewPersonForm({ formKey, units }: { formKey: string; units: readonly Option[] }) {
  const [made, setMade] = useState<FirstPassword | null>(null);
  const record = useRecordForm<Form>({
    schema,
    values: { person: rawOf(of, null) },
    draft: null,
    prefix: "person.",
    send: ({ person }) => createPerson({ key: formKey, person }),
    onSaved: (data) => setMade(data as FirstPassword),
  });
  if (made) return <Made made={made} />;
  return (
    <FormOptionsProvider options={{ unitId: units }}>
      <FormFrame
        record={record}
        labels={labelsOf(of)}
        part={({ person }) => person}
        act="建立账号"
        cancel={<LinkButton href="/admin/people">取消</LinkButton>}
      >
        <FormSection title="账号" columns={2}>
          <FormField of={of.account} name="person.account" help="登录用，建立后不能更改，如 zhangsan" />
          <FormField of={of.name} name="person.name" />
          <FormField of={of.unitId} name="person.unitId" />
        </FormSection>
      </FormFrame>
    </FormOptionsProvider>
  );
}

function Made({ made }: { made: FirstPassword }) {
  return (
    <div className="max-w-form space-y-4">
      <PasswordShown {...made} />
      <div className="flex flex-wrap gap-2">
        <LinkButton href={`/admin/people/${made.account}`}>打开这个账号</LinkButton>
        {/* A page of its own: the next account needs a form key of its own. */}
        <LinkButton href="/admin/people/new" plain>
          再建一个
        </LinkButton>
      </div>
    </div>
  );
}

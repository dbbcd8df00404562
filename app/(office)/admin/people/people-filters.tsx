import { Button, LinkButton } from "@/app/ui/button";
import { Field } from "@/app/ui/field";
import { Select } from "@/app/ui/select";
import { TextInput } from "@/app/ui/text-input";
import { roleNames } from "@/lib/auth/roles";
import { type PersonFilter, personStates } from "@/lib/people/input";
import type { Unit } from "@/lib/units/queries";

const listed = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

export type PeopleFiltersProps = { filter: PersonFilter; units: readonly Unit[]; showsRoles: boolean };

/** The address bar is the list's state: a plain form that writes it. */
export function PeopleFilters({ filter, units, showsRoles }: PeopleFiltersProps) {
  const states = listed(personStates).filter(({ value }) => showsRoles || value !== "withoutRole");
  return (
    <form method="get" className="no-print mb-4 flex flex-wrap items-end gap-3">
      <Field label="姓名、账号或拼音首字母" className="w-[220px] phone:w-full">
        <TextInput name="q" type="search" defaultValue={filter.q} maxLength={60} />
      </Field>
      <Field label="单位" className="w-[160px] phone:w-full">
        <Select
          name="unit"
          placeholder="全部单位"
          defaultValue={filter.unit}
          options={units.map(({ code, shortName }) => ({ value: code, label: shortName }))}
        />
      </Field>
      <Field label="状态" className="w-[150px] phone:w-full">
        <Select name="state" placeholder="全部状态" defaultValue={filter.state ?? ""} options={states} />
      </Field>
      {showsRoles && (
        <Field label="角色" className="w-[160px] phone:w-full">
          <Select
            name="role"
            placeholder="全部角色"
            defaultValue={filter.role ?? ""}
            options={listed(roleNames)}
          />
        </Field>
      )}
      <Button type="submit">查询</Button>
      <LinkButton href="/admin/people" look="quiet">
        清除
      </LinkButton>
    </form>
  );
}

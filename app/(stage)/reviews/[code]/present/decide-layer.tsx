"use client";

import { type FormEvent, useState } from "react";
import type { ResolutionForm } from "@/lib/reviews/input";
import { levelNames, resolutionKinds, verdictNames } from "@/lib/reviews/rules";
import { Choice } from "./choice";
import { StageLayer } from "./layer";
import type { Meeting } from "./meeting";
import type { Editing } from "./use-deciding";

type Props = {
  editing: Editing;
  items: Meeting["items"];
  owners: Meeting["owners"];
  /** Every letter, as it is typed. */
  onWrite: (form: ResolutionForm) => void;
  onRecord: (form: ResolutionForm) => void;
  onClose: () => void;
};

const listed = <Code extends string>(names: Readonly<Record<Code, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label: String(label) }));

/** Who does what by when. Owner and day may be filled in later; the meeting will not close without them. */
export function DecideLayer({ editing, items, owners, onWrite, onRecord, onClose }: Props) {
  const [form, setForm] = useState(editing.form);
  const [failure, setFailure] = useState<string | null>(null);
  const set = (part: Partial<ResolutionForm>) => {
    const next = { ...form, ...part };
    setForm(next);
    onWrite(next);
  };
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    const wrong = wrongIn(form);
    if (wrong) return setFailure(wrong);
    onRecord(form);
  };
  return (
    <StageLayer title={editing.of ? "修改议定事项" : "记录议定事项"} wide onClose={onClose}>
      <form
        onSubmit={submit}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit();
        }}
        className="stage-form stage-decide"
        noValidate
      >
        <label className="stage-whole-line">
          议定内容
          <textarea rows={3} value={form.body} onChange={(event) => set({ body: event.target.value })} />
        </label>
        <WhoAndWhen form={form} owners={owners} set={set} />
        <Weight form={form} set={set} />
        <Linked form={form} items={items} set={set} />
        {failure && (
          <p role="alert" className="stage-red stage-whole-line">
            {failure}
          </p>
        )}
        <p className="stage-buttons stage-whole-line">
          <button type="submit" className="stage-primary">
            记下 <kbd>Ctrl+Enter</kbd>
          </button>
        </p>
      </form>
    </StageLayer>
  );
}

type Part = { form: ResolutionForm; set: (part: Partial<ResolutionForm>) => void };

function WhoAndWhen({ form, owners, set }: Part & { owners: Meeting["owners"] }) {
  const units = owners.units.map(({ id, name }) => ({ value: String(id), label: name }));
  const people = owners.people.filter(({ unitId }) => unitId === form.ownerUnitId);
  return (
    <>
      <Choice
        label="责任单位"
        value={textOf(form.ownerUnitId)}
        options={units}
        onChange={(value) => set(ownedBy(numberOf(value), form))}
      />
      <Choice
        label="责任人"
        value={textOf(form.ownerId)}
        options={people.map(({ id, name }) => ({ value: String(id), label: name }))}
        empty={form.ownerUnitId === null ? "先选单位" : "由单位确定"}
        onChange={(value) => set({ ownerId: numberOf(value) })}
      />
      <label>
        完成时限
        <input
          value={form.dueOn}
          placeholder="如 2026-12-15 或 12月15日"
          onChange={(event) => set({ dueOn: event.target.value })}
        />
        <span className="stage-quick">
          {owners.days.map(({ word, day }) => (
            <button key={word} type="button" onClick={() => set({ dueOn: day })}>
              {word}
            </button>
          ))}
        </span>
      </label>
      <Choice
        label="配合部门"
        value={textOf(form.departmentId)}
        options={units.filter(({ value }) => value !== textOf(form.ownerUnitId))}
        empty="无"
        onChange={(value) => set({ departmentId: numberOf(value) })}
      />
    </>
  );
}

/** Another unit has other people; and whoever owes a thing is not asked to help with it as well. */
const ownedBy = (ownerUnitId: number | null, { departmentId }: ResolutionForm) => ({
  ownerUnitId,
  ownerId: null,
  departmentId: departmentId === ownerUnitId ? null : departmentId,
});

/** What kind of decision it is; a verdict where one was given, else how urgent. */
function Weight({ form, set }: Part) {
  return (
    <>
      <Choice
        label="类别"
        value={form.kind}
        options={listed(resolutionKinds)}
        onChange={(kind) =>
          set({ kind: kind as ResolutionForm["kind"], verdict: kind === "decide" ? "agreed" : null })
        }
      />
      {form.kind === "decide" ? (
        <Choice
          label="决定"
          value={form.verdict ?? ""}
          options={listed(verdictNames)}
          onChange={(verdict) => set({ verdict: verdict as ResolutionForm["verdict"] })}
        />
      ) : (
        <Choice
          label="紧急程度"
          value={form.level}
          options={listed(levelNames)}
          onChange={(level) => set({ level: level as ResolutionForm["level"] })}
        />
      )}
    </>
  );
}

const textOf = (id: number | null) => (id === null ? "" : String(id));
const numberOf = (text: string) => (text ? Number(text) : null);

/** What needs no server to be seen. */
function wrongIn({ body }: ResolutionForm): string | null {
  if (!body.trim()) return "请填写议定内容";
  return [...body].length > 500 ? "议定内容：太长，最多 500 个字" : null;
}

/** Which projects of the agenda it is about. */
function Linked({ form, items, set }: Part & { items: Meeting["items"] }) {
  const onAgenda = items.flatMap(({ figures }) =>
    figures.kind !== "topic" && figures.project ? [figures.project] : [],
  );
  // A project may be on the agenda itself and with something decided about it earlier.
  const projects = [...new Map(onAgenda.map((project) => [project.code, project])).values()];
  const names = form.projects.map((code) => projects.find((one) => one.code === code)?.name ?? code);
  return (
    <label className="stage-whole-line">
      关联项目
      <select
        value=""
        onChange={(event) =>
          event.target.value && set({ projects: [...new Set([...form.projects, event.target.value])] })
        }
      >
        <option value="">{names.length > 0 ? `已关联：${names.join("、")}` : "不关联项目"}</option>
        {projects.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
      {form.projects.length > 0 && (
        <button type="button" className="stage-plain" onClick={() => set({ projects: [] })}>
          不关联项目
        </button>
      )}
    </label>
  );
}

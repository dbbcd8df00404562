import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PlainTable } from "@/app/(office)/admin/plain-table";
import { requireVerb } from "@/app/(office)/gate";
import { Badge } from "@/app/ui/badge";
import { PageHeader } from "@/app/ui/page-header";
import { Tabs } from "@/app/ui/tabs";
import { currentViewer } from "@/lib/auth/session";
import { can } from "@/lib/auth/viewer";
import { attributeFieldsOf } from "@/lib/dictionaries/fields";
import type { Known } from "@/lib/dictionaries/holiday-notice";
import { entryForm } from "@/lib/dictionaries/input";
import { isJudging } from "@/lib/dictionaries/limits";
import {
  type DictionaryItem,
  type DictionaryName,
  dictionaryNames,
  historyOfDictionary,
} from "@/lib/dictionaries/queries";
import { isClosable, isFixed, wordOfMark } from "@/lib/dictionaries/rules";
import { AddEntry, EntryActions } from "./entry-actions";
import { PasteHolidays } from "./paste-holidays";

export const metadata: Metadata = { title: "字典" };

const isName = (name: string): name is DictionaryName => Object.hasOwn(dictionaryNames, name);

const wordingNote =
  "条目有生效日：改名从某一天起用新的说法，以前的记录按当时的说法显示；停用的条目不再出现在下拉里。";
const judgingNote = "规则有生效日：只能从今天或以后改起，以前的日子仍按当时的规则；停用的规则可以恢复。";

export default async function DictionaryPage({ params }: { params: Promise<{ name: string }> }) {
  const [viewer, { name }] = await Promise.all([currentViewer(), params]);
  requireVerb(viewer, "dictionary.read");
  if (!isName(name)) notFound();
  const items = await historyOfDictionary(name);
  const mayRevise = can(viewer, "dictionary.revise") && !viewer.preview;
  return (
    <>
      <PageHeader
        title={`字典：${dictionaryNames[name]}`}
        note={isJudging(name) ? judgingNote : wordingNote}
        actions={
          mayRevise &&
          !isFixed(name) && (
            <>
              {name === "holidays" && <PasteHolidays known={knownDays(items)} />}
              <AddEntry name={name} />
            </>
          )
        }
      />
      <Tabs
        label="字典"
        tabs={Object.entries(dictionaryNames).map(([key, title]) => ({
          href: `/admin/dictionaries/${key}`,
          title,
          current: key === name,
        }))}
      />
      <div className="mt-4">
        <PlainTable
          caption={dictionaryNames[name]}
          head={[
            "代码",
            "名称",
            ...Object.values(attributeFieldsOf(name)).map(({ label }) => label),
            "依据",
            "生效",
            "停用",
            "最近修改",
            "",
          ]}
        >
          {items.map((item) => (
            <tr key={item.id} className={item.validTo ? "text-muted" : undefined}>
              <td>{item.code}</td>
              <th scope="row" className="min-w-[100px] font-normal">
                {item.label}
              </th>
              {Object.entries(attributeFieldsOf(name)).map(([key, field]) => (
                <td key={key} className="max-w-[280px]">
                  {field.show((item.attributes[key] ?? null) as never)}
                </td>
              ))}
              <td>
                <Mark item={item} />
              </td>
              <td className="whitespace-nowrap">{item.validFrom}</td>
              <td className="whitespace-nowrap">{item.validTo ?? ""}</td>
              <td className="whitespace-nowrap text-muted">{editorOf(item)}</td>
              <td className="!text-right">
                {mayRevise && (!item.validTo || isLast(item, items)) && (
                  <EntryActions
                    name={name}
                    id={item.id}
                    version={item.version}
                    label={item.label}
                    form={entryForm(name, item)}
                    may={{
                      move: !item.validTo && !isFixed(name),
                      close: !item.validTo && isClosable(name),
                      reopen: item.validTo,
                    }}
                  />
                )}
              </td>
            </tr>
          ))}
        </PlainTable>
      </div>
    </>
  );
}

const knownDays = (items: readonly Shown[]): Known[] =>
  items
    .filter(({ validTo }) => validTo === null)
    .map(({ code, attributes }) => ({ day: code, kind: attributes.kind === "work" ? "work" : "off" }));

type Shown = Awaited<ReturnType<typeof historyOfDictionary>>[number];

const editorOf = ({ by, at }: Shown) =>
  by === null || by === "系统" ? "系统预置" : `${by} ${(at ?? "").slice(0, 16)}`;

/** No later wording of its code: a closed one can be taken up again from here. */
const isLast = (item: Shown, items: readonly Shown[]) =>
  !items.some(({ code, validFrom }) => code === item.code && validFrom > item.validFrom);

function Mark({ item }: { item: DictionaryItem }) {
  const mark = wordOfMark(item.mark);
  return mark && <Badge tone={mark.settled ? "neutral" : "warn"}>{mark.word}</Badge>;
}

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
import { entryForm } from "@/lib/dictionaries/input";
import {
  type DictionaryItem,
  type DictionaryName,
  dictionaryNames,
  historyOfDictionary,
} from "@/lib/dictionaries/queries";
import { isFixed, wordOfMark } from "@/lib/dictionaries/rules";
import { AddEntry, EntryActions } from "./entry-actions";

export const metadata: Metadata = { title: "字典" };

const isName = (name: string): name is DictionaryName => Object.hasOwn(dictionaryNames, name);

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
        note="条目有生效日：改名从某一天起用新的说法，以前的记录按当时的说法显示；停用的条目不再出现在下拉里。"
        actions={mayRevise && !isFixed(name) && <AddEntry name={name} />}
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
            "",
          ]}
        >
          {items.map((item) => (
            <tr key={item.id} className={item.validTo ? "text-muted" : undefined}>
              <td>{item.code}</td>
              <th scope="row" className="font-normal">
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
              <td className="text-right">
                {mayRevise && !item.validTo && (
                  <EntryActions
                    name={name}
                    id={item.id}
                    version={item.version}
                    label={item.label}
                    form={entryForm(name, item)}
                    fixed={isFixed(name)}
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

function Mark({ item }: { item: DictionaryItem }) {
  const mark = wordOfMark(item.mark);
  return mark && <Badge tone={mark.settled ? "neutral" : "warn"}>{mark.word}</Badge>;
}

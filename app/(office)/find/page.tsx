import type { Metadata } from "next";
import { hitsOf } from "@/app/(office)/search/hits";
import { Card } from "@/app/ui/card";
import { Empty } from "@/app/ui/empty";
import { Anchor } from "@/app/ui/link";
import { PageHeader } from "@/app/ui/page-header";
import { Limited } from "@/lib/auth/refusals";
import { currentViewer } from "@/lib/auth/session";

export const metadata: Metadata = { title: "搜索" };

type Props = { searchParams: Promise<{ q?: string | string[] }> };

/** Where the search box leads when it is sent before the page is alive, or without scripts. */
export default async function FindPage({ searchParams }: Props) {
  const [viewer, { q }] = await Promise.all([currentViewer(), searchParams]);
  const question = [q].flat()[0]?.trim() ?? "";
  const hits = await hitsOf(viewer, question).catch((error: unknown) => {
    if (error instanceof Limited) return error.message;
    throw error;
  });
  return (
    <div className="max-w-reading">
      <PageHeader
        title={question ? `搜索“${question}”` : "搜索"}
        note="名称、拼音首字母、编号；每一类最多列 8 条"
      />
      {typeof hits === "string" ? <Empty title={hits} /> : <Hits hits={hits} question={question} />}
    </div>
  );
}

function Hits({ hits, question }: { hits: Awaited<ReturnType<typeof hitsOf>>; question: string }) {
  if (hits.length === 0)
    return (
      <Empty title={`没有找到“${question}”`}>换一个字、拼音首字母或编号再试；别的单位的线索不在其中。</Empty>
    );
  const kinds = [...new Set(hits.map(({ kind }) => kind))];
  return kinds.map((kind) => (
    <Card key={kind} title={kind} className="mb-4" flush>
      <ul>
        {hits
          .filter((hit) => hit.kind === kind)
          .map(({ href, title, note }) => (
            <li
              key={href}
              className="flex justify-between gap-3 border-b border-line px-4 py-2 last:border-b-0"
            >
              <Anchor href={href} className="min-w-0 text-primary hover:underline">
                {title}
              </Anchor>
              <span className="shrink-0 text-sm text-muted">{note}</span>
            </li>
          ))}
      </ul>
    </Card>
  ));
}

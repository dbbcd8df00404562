import "server-only";
import { type StoredFile, storeFile } from "@/lib/files/store";
import { stagesIn, type ToldPart, type ToldRound } from "./deals-plot";
import { toldRounds } from "./deals-told";
import { paperOf } from "./paper";

const roundKey = ({ project, firm, round }: ToldRound) => `${project ?? firm?.join("")} ${round}`;

export const agreementKey = (one: ToldRound, { fund }: ToldPart) => `${roundKey(one)} ${fund}`;
export const leverageKey = (one: ToldRound, source: string) => `${roundKey(one)} ${source}`;

const fictional = "演示材料：企业、基金和金额均为虚构，没有任何效力";

/** One page for every agreement and for every capital that has arrived, stored like an upload. */
export async function storeDealPapers(): Promise<ReadonlyMap<string, StoredFile>> {
  const wanted = toldRounds.flatMap((one) => [
    ...one.parts
      .filter(({ road }) => stagesIn(road).some(([stage]) => stage === "AGREE"))
      .map((part) => ({ key: agreementKey(one, part), title: "投资协议" })),
    ...(one.leverage ?? [])
      .filter(([, kind, , , on]) => on !== undefined && kind !== "owner")
      .map(([source]) => ({ key: leverageKey(one, source), title: "资本到位证明" })),
  ]);
  const stored = await Promise.all(
    wanted.map(
      async ({ key, title }): Promise<[string, StoredFile]> => [
        key,
        await storeFile(paperOf(title, [key, fictional])),
      ],
    ),
  );
  return new Map(stored);
}

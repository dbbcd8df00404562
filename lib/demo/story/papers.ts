import "server-only";
import { projectStages } from "@/lib/dictionaries/reference/stages";
import { type StoredFile, storeFile } from "@/lib/files/store";
import { needsAcceptance, type Stage } from "@/lib/projects/rules";
import { paperOf } from "./paper";
import { type Chapter, stepsOf } from "./plot";

/** The paper a stage is proved by: its kind as the form offers it. */
export const paperKindOf = (stage: Stage): string =>
  projectStages
    .find(({ code }) => code === stage)
    ?.evidence.split(/[；;]/)[0]
    ?.slice(0, 40) ?? "其他材料";

export const hasPaper = (stage: Stage): boolean => stage === "REVIEW" || needsAcceptance(stage);

export const paperKey = (project: string, stage: Stage): string => `${project} ${stage}`;

/** One page for every step that needs a proof, stored like an upload. */
export async function storePapers(chapters: readonly Chapter[]): Promise<ReadonlyMap<string, StoredFile>> {
  const wanted = chapters
    .flatMap(({ plots }) => plots)
    .flatMap(({ name, road }) =>
      stepsOf(road)
        .filter(([stage]) => hasPaper(stage))
        .map(([stage]) => ({ name, stage })),
    );
  const stored = await Promise.all(
    wanted.map(async ({ name, stage }): Promise<[string, StoredFile]> => {
      const lines = [`项目：${name}（演示）`, "演示材料：人物、企业和内容均为虚构，没有任何效力"];
      return [paperKey(name, stage), await storeFile(paperOf(paperKindOf(stage), lines))];
    }),
  );
  return new Map(stored);
}

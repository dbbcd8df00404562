import type { Verification } from "./sealer";

export type Verdict = { isSound: boolean; words: string[]; head: string };

/** What recomputing the chain of seals showed, for the audit administrator. */
export function verdictOf({ sealed, head, broken }: Verification): Verdict {
  if (broken) {
    return {
      isSound: false,
      head,
      words: [`第 ${broken.auditId} 号记录对不上：${broken.what}；它之前的 ${sealed} 条无误`],
    };
  }
  return {
    isSound: true,
    head,
    words: [sealed === 0 ? "还没有已封存的记录" : `已逐条核对 ${sealed} 条，未发现改动、删除或插入`],
  };
}

/** A head noted earlier must still lie on the chain: a cut-off tail leaves a chain that is sound in itself. */
export function verdictAbout(
  found: { auditId: number; sealedAt: string } | null,
): Pick<Verdict, "isSound" | "words"> {
  return found
    ? {
        isSound: true,
        words: [`抄录的链头是第 ${found.auditId} 号记录（${found.sealedAt.slice(0, 16)} 封存），仍在链上`],
      }
    : { isSound: false, words: ["链上没有抄录的链头：末尾的记录可能被整段删去，或者抄录有误"] };
}

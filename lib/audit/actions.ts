"use server";

import { z } from "zod";
import { action } from "@/lib/auth/action";
import { Rate } from "@/lib/auth/rate";
import { Refused } from "@/lib/auth/refusals";
import { actorOf, remember } from "./change";
import { entryWithSeal } from "./queries";
import { verifySeals } from "./sealer";
import { type Verdict, verdictAbout, verdictOf } from "./verdict";

/** The whole chain is computed anew each time. */
const verifications = new Rate({
  burst: 3,
  perSecond: 3 / 60,
  message: "一分钟内最多校验 3 次，请稍候再试",
});

export const verifyLog = action(
  "audit.verify",
  z.strictObject({ head: z.string().trim().max(80, "链头不正确") }),
  async (viewer, { head }): Promise<Verdict> => {
    if (viewer.preview) throw new Refused("正在预览角色，不能校验；请先退出预览");
    verifications.take(viewer.userId);
    const chain = verdictOf(await verifySeals());
    const noted = head ? verdictAbout(await entryWithSeal(head)) : { isSound: true, words: [] };
    const whole = {
      head: chain.head,
      isSound: chain.isSound && noted.isSound,
      words: [...chain.words, ...noted.words],
    };
    await remember(actorOf(viewer), "audit.verify", { label: whole.words.join("；").slice(0, 400) });
    return whole;
  },
);

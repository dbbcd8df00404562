import "server-only";
import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { lightOverrides, lightReasons } from "@/db/schema";
import { change, isVersion, touched } from "@/lib/audit/change";
import { Missing, Stale, Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays, addMonths, type Day, today } from "@/lib/date/day";
import type { ExplainInput, JudgeInput, OverrideInput } from "@/lib/projects/light-input";
import { type Project, projectInReach } from "@/lib/projects/reach";
import { factsOf, rulesFrom } from "./cache";
import { workCalendar } from "./dues";
import { colourOn, inForce, type Judged, judgeAll } from "./rules";

/** The unit's reason why a rule should stand aside for a while. It does so once the city has accepted it. */
export function explainLight(viewer: Viewer, { code, rule, reason, untilDay }: ExplainInput): Promise<void> {
  return change(viewer, "light.explain", async (tx, record) => {
    const project = await projectInReach(tx, viewer, "light.explain", code);
    requireSoon(untilDay, 6);
    const judged = (await judgedNow(tx, project)).find((one) => one.rule.code === rule);
    if (!judged || colourOn(judged, today()) === "green")
      throw new Unacceptable("这一条现在不是黄灯或红灯，不用说明", { rule: "请选择已经亮黄灯或红灯的规则" });
    await withdrawWaiting(tx, viewer, project, rule);
    const by = { createdBy: viewer.userId, updatedBy: viewer.userId };
    const [added] = await tx
      .insert(lightReasons)
      .values({ projectId: project.id, rule, reason, untilDay, ...by })
      .returning();
    if (added) record(lightReasons, null, added, { label: `${project.name} ${judged.rule.label}`, reason });
  });
}

async function judgedNow(tx: Transaction, { id }: Project): Promise<Judged[]> {
  const day = today();
  const [rules, facts, calendar] = [
    await rulesFrom(tx, day),
    await factsOf(tx, [id]),
    await workCalendar(tx),
  ];
  const own = facts.get(id);
  return own
    ? judgeAll(
        own,
        rules.filter((rule) => inForce(rule, day)),
        calendar,
      )
    : [];
}

/** A reason nobody has judged yet is replaced by the newer one. */
async function withdrawWaiting(tx: Transaction, viewer: Viewer, { id }: Project, rule: string) {
  await tx
    .update(lightReasons)
    .set({ deletedAt: sql`now()`, ...touched(lightReasons, viewer) })
    .where(
      and(
        eq(lightReasons.projectId, id),
        eq(lightReasons.rule, rule),
        isNull(lightReasons.verdict),
        isNull(lightReasons.deletedAt),
      ),
    );
}

function requireSoon(untilDay: Day, months: number) {
  if (untilDay < addDays(today(), 1))
    throw new Unacceptable("到期日须在今天之后", { untilDay: "须在今天之后" });
  if (untilDay > addMonths(today(), months))
    throw new Unacceptable(`到期日最长 ${months} 个月，到期可以再办`, { untilDay: `最长 ${months} 个月` });
}

/** The city's word on a unit's reason: accepted, it exempts the rule until it runs out; refused, nothing changes. */
export function judgeReason(
  viewer: Viewer,
  { code, id, version, verdict, answer }: JudgeInput,
): Promise<void> {
  return change(viewer, "light.judge", async (tx, record) => {
    const project = await projectInReach(tx, viewer, "light.judge", code);
    const [before] = await tx
      .select()
      .from(lightReasons)
      .where(
        and(eq(lightReasons.id, id), eq(lightReasons.projectId, project.id), isNull(lightReasons.deletedAt)),
      )
      .for("update");
    if (!before) throw new Missing();
    if (before.verdict) throw new Unacceptable("这条说明已经评议过了；情况有变请承接单位重新说明");
    if (before.createdBy === viewer.userId)
      throw new Unacceptable("不能评议自己写的说明，请由另一位同志办理");
    if (before.untilDay < today()) throw new Unacceptable("这条说明已经过期，请承接单位重新说明");
    if (verdict === "refused" && !answer)
      throw new Unacceptable("不认可的请写明意见，承接单位会看到", { answer: "请写明意见" });
    const [after] = await tx
      .update(lightReasons)
      .set({
        verdict,
        answer,
        judgedBy: viewer.userId,
        judgedAt: new Date().toISOString(),
        ...touched(lightReasons, viewer),
      })
      .where(isVersion(lightReasons, id, version))
      .returning();
    if (!after) throw new Stale();
    record(lightReasons, before, after, { label: `${project.name} 红黄灯说明`, reason: answer });
  });
}

/** A leader's own colour, with a reason and an end. The newest counts; the computed colour stays beside it. */
export function overrideLight(
  viewer: Viewer,
  { code, colour, reason, untilDay }: OverrideInput,
): Promise<void> {
  return change(viewer, "light.override", async (tx, record) => {
    const project = await projectInReach(tx, viewer, "light.override", code);
    requireSoon(untilDay, 3);
    const by = { createdBy: viewer.userId, updatedBy: viewer.userId };
    const [before] = await tx
      .select()
      .from(lightOverrides)
      .where(and(eq(lightOverrides.projectId, project.id), isNull(lightOverrides.deletedAt)))
      .orderBy(desc(lightOverrides.id))
      .limit(1);
    const [added] = await tx
      .insert(lightOverrides)
      .values({ projectId: project.id, colour, reason, fromDay: today(), untilDay, ...by })
      .returning();
    if (added) record(lightOverrides, null, added, { label: `${project.name} 人工定灯`, reason });
    if (before && before.untilDay >= today() && before.fromDay < today())
      await endEarlier(tx, viewer, before.id);
  });
}

/** What the new one replaces ends the day before it. */
async function endEarlier(tx: Transaction, viewer: Viewer, id: number) {
  await tx
    .update(lightOverrides)
    .set({ untilDay: addDays(today(), -1), ...touched(lightOverrides, viewer) })
    .where(eq(lightOverrides.id, id));
}

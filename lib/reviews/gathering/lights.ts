import "server-only";
import { type Day, today } from "@/lib/date/day";
import { lightOf } from "@/lib/projects/light-queries";
import type { FrozenLight } from "@/lib/reviews/figures";

const names = { red: "红灯", yellow: "黄灯", green: "绿灯" } as const;

/** The lights of these projects on a day, each with the rule that made it, in words. The caller has found the projects. */
export async function lightsOf(
  ids: readonly number[],
  day: Day = today(),
): Promise<ReadonlyMap<number, FrozenLight>> {
  const lights = await Promise.all(ids.map(async (id) => [id, inWords(await lightOf({ id }, day))] as const));
  return new Map(lights.flatMap(([id, light]) => (light ? [[id, light]] : [])));
}

type Light = Awaited<ReturnType<typeof lightOf>>;

function inWords({ shown, override, lines }: Light): FrozenLight | null {
  if (shown === null) return null;
  if (override) {
    const { reason, fromDay, untilDay } = override;
    return { colour: shown, words: `${names[shown]}（领导调整至 ${untilDay}）：${reason}`, since: fromDay };
  }
  const worst = lines.find(({ colour, reason }) => colour === shown && !reason?.exempts) ?? lines[0];
  if (shown === "green" || !worst) return { colour: shown, words: names[shown], since: null };
  const { label, measured, since } = worst;
  return { colour: shown, words: `${names[shown]}：${label}，${measured}`, since };
}

import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { type Day, today, yearOf } from "@/lib/date/day";
import { showYi } from "@/lib/money/yuan";
import { signingFigures } from "@/lib/projects/counting";
import { lightCountsByUnit } from "@/lib/projects/light-queries";
import type { WholeFigures } from "@/lib/reviews/figures";
import { carryingUnits } from "@/lib/units/queries";

/** The city from the first of the year to today: what every meeting begins with. */
export async function wholeFigures(viewer: Viewer, now: Day = today()): Promise<WholeFigures> {
  const period = { from: `${yearOf(now)}-01-01`, to: now };
  const [{ total, byUnit }, carriers, lights] = await Promise.all([
    signingFigures(viewer, period),
    carryingUnits(),
    lightCountsByUnit(viewer, now),
  ]);
  const lit = (colour: "red" | "yellow") =>
    [...lights.values()].reduce((sum, counts) => sum + counts[colour], 0);
  const { formal, framework, started, produced, agreed } = total;
  return {
    ...period,
    facts: [
      { label: "新签约正式项目", value: `${formal.count} 个`, note: unknownNote(formal.unknown) },
      { label: "协议总投资", value: `${showYi(agreed)} 亿元`, note: "含增资" },
      { label: "框架签约", value: `${framework.count} 个`, note: `其中已转正式 ${framework.upgraded} 个` },
      { label: "开工", value: `${started} 个` },
      { label: "投产", value: `${produced} 个` },
      { label: "红灯", value: `${lit("red")} 个`, note: `黄灯 ${lit("yellow")} 个` },
    ],
    units: carriers.flatMap(({ id, shortName }) => {
      const own = byUnit.get(id);
      const row = {
        unit: shortName,
        signed: own?.formal.count ?? 0,
        signedYuan: own?.agreed ?? 0,
        unknown: own?.formal.unknown ?? 0,
        started: own?.started ?? 0,
        red: lights.get(id)?.red ?? 0,
        yellow: lights.get(id)?.yellow ?? 0,
      };
      return [row];
    }),
    definition:
      "本年初至冻结日，市级认定的节点；正式签约每个项目计一次，协议总投资含增资的增量；分期并入总项目，合并的不重复计；金额未知的计个数不计金额；红黄灯为冻结日的在册项目",
  };
}

const unknownNote = (unknown: number) => (unknown > 0 ? `${unknown} 个金额未知，未计入金额` : undefined);

import type { units } from "@/db/schema";
import type { FactsOf } from "@/lib/fields/input";
import { coded, day, flag, officialCode, reference, required, text } from "@/lib/fields/kinds";

type Own = "id" | "position" | "validTo" | "version";

export const unitFields = {
  code: required(officialCode("单位代码", { longest: 20 })),
  name: required(text("单位全称", { longest: 60 })),
  shortName: required(text("简称", { longest: 20 })),
  kind: required(coded("单位类型", "unitKinds")),
  parentId: reference("上级单位"),
  chainCode: coded("产业链", "chains"),
  carriesTarget: flag("承担招商目标"),
  validFrom: required(day("设立日", { planned: true })),
} satisfies FactsOf<typeof units.$inferSelect, Own>;

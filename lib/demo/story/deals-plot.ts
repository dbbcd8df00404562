import type { DealStage, LeverageKind } from "@/lib/funds/rules";

/** One fund's part in a round: `SRC 2024-01-10, IC …`, payments and returns by day in 万元, values of the holding. */
export type ToldPart = {
  fund: string;
  role?: "lead" | "follow" | "sole";
  decided?: string;
  agreed?: string;
  share?: string;
  road: string;
  paid?: readonly (readonly [on: string, money: string])[];
  back?: readonly (readonly [on: string, kind: "exit" | "income", money: string])[];
  worth?: readonly (readonly [on: string, money: string])[];
  ended?: readonly [on: string, why: string];
};

export type ToldRound = {
  /** A project of the story, whose company on the spot takes the money; or a firm of these tables alone. */
  project?: string;
  firm?: readonly [brand: string, trade: string];
  unit?: string;
  chain?: string;
  round: string;
  postMoney?: string;
  parts: readonly ToldPart[];
  /** Source, kind, promised, paid, day; without a day nobody has proved it yet. */
  leverage?: readonly (readonly [
    source: string,
    kind: LeverageKind,
    promised: string,
    paid: string,
    on?: string,
  ])[];
};

/** The five stages before the money, in order. */
export const road = (...days: readonly [string, string, string, string, string]) =>
  `SRC ${days[0]}, APPR ${days[1]}, DD ${days[2]}, IC ${days[3]}, AGREE ${days[4]}`;

/** `SRC 2024-01-10, IC 2024-05-09` as pairs. */
export const stagesIn = (text: string): [DealStage, string][] =>
  text.split(", ").map((step) => {
    const [stage = "", on = ""] = step.split(" ");
    return [stage as DealStage, on];
  });

import type { Yuan } from "@/lib/money/yuan";

/** The three ways a leverage is quoted; which one is meant is never left out (domain.md §2.5). */
export const leverageCalibers = {
  published: "所列撬动资本 ÷ 基金投资",
  ownRemoved: "剔除基金自身出资：（所列 − 基金投资）÷ 基金投资",
  ownAdded: "加上基金自身出资：（所列 + 基金投资）÷ 基金投资",
} as const;
export type LeverageCaliber = keyof typeof leverageCalibers;

export type LeverageReading = {
  caliber: LeverageCaliber;
  label: string;
  yuan: Yuan;
  /** Null where nothing was invested, or where more would be removed than is listed. */
  ratio: number | null;
};

/** All three readings of one pair of sums: 264.54 beside 98.24 is 2.69, 1.69 or 3.69. */
export function leverageReadings(leveraged: Yuan, invested: Yuan): LeverageReading[] {
  const yuan: Record<LeverageCaliber, Yuan> = {
    published: leveraged,
    ownRemoved: leveraged - invested,
    ownAdded: leveraged + invested,
  };
  return (Object.keys(leverageCalibers) as LeverageCaliber[]).map((caliber) => ({
    caliber,
    label: leverageCalibers[caliber],
    yuan: yuan[caliber],
    ratio: invested > 0 && yuan[caliber] >= 0 ? yuan[caliber] / invested : null,
  }));
}

/** An exact decimal number: `digits` divided by ten to the power of `scale`. */
export type Decimal = { digits: bigint; scale: number };

export const whole = (digits: bigint): Decimal => ({ digits, scale: 0 });

/** Moves the point: positive makes the number larger. Exact. */
export const shifted = (value: Decimal, places: number): Decimal =>
  value.scale >= places
    ? { digits: value.digits, scale: value.scale - places }
    : whole(value.digits * powerOfTen(places - value.scale));

/** Reads `1200.5`, `-3` and `.5`; anything else, an exponent included, is null. */
export function decimalOf(text: string): Decimal | null {
  const match = /^(-?)(\d*)(?:\.(\d+))?$/.exec(text);
  const fraction = match?.[3] ?? "";
  const digits = `${match?.[2] ?? ""}${fraction}`;
  if (!match || digits === "") return null;
  return { digits: BigInt(`${match[1]}${digits}`), scale: fraction.length };
}

/**
 * The decimal a person sees for a finite number: 15 significant digits, as a sheet keeps them,
 * so that 8.800000000000001 is 8.8 again.
 */
export function decimalOfNumber(value: number): Decimal {
  const [mantissa = "0", exponent = "0"] = value.toExponential(14).split("e");
  return shifted({ digits: BigInt(mantissa.replace(".", "")), scale: 14 }, Number(exponent));
}

export const times = (one: Decimal, other: Decimal): Decimal => ({
  digits: one.digits * other.digits,
  scale: one.scale + other.scale,
});

export function plus(one: Decimal, other: Decimal): Decimal {
  const scale = Math.max(one.scale, other.scale);
  return { digits: digitsAt(one, scale) + digitsAt(other, scale), scale };
}

export function isLess(one: Decimal, other: Decimal): boolean {
  const scale = Math.max(one.scale, other.scale);
  return digitsAt(one, scale) < digitsAt(other, scale);
}

/** Rounds to that many decimals, halves away from zero (四舍五入), and pads with zeros to reach them. */
export function rounded(value: Decimal, decimals: number): Decimal {
  if (value.scale <= decimals) return { digits: digitsAt(value, decimals), scale: decimals };
  const step = powerOfTen(value.scale - decimals);
  const half = value.digits < 0n ? -step / 2n : step / 2n;
  return { digits: (value.digits + half) / step, scale: decimals };
}

/** The same number without zeros at the end of its fraction. */
export function trimmed(value: Decimal): Decimal {
  let { digits, scale } = value;
  while (scale > 0 && digits % 10n === 0n) {
    digits /= 10n;
    scale -= 1;
  }
  return { digits, scale };
}

/** Plain notation with every decimal the number carries: `-1200.50`. */
export function textOf({ digits, scale }: Decimal): string {
  const size = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, "0");
  const point = size.length - scale;
  const fraction = scale > 0 ? `.${size.slice(point)}` : "";
  return `${digits < 0n ? "-" : ""}${size.slice(0, point)}${fraction}`;
}

/** Puts thousands separators into plain notation. */
export function grouped(text: string): string {
  const [integer = "", fraction] = text.split(".");
  const groups = integer.replace(/\B(?=(?:\d{3})+$)/g, ",");
  return fraction === undefined ? groups : `${groups}.${fraction}`;
}

const digitsAt = (value: Decimal, scale: number) => value.digits * powerOfTen(scale - value.scale);

// Written out because some build targets turn ** into Math.pow, which refuses BigInt.
function powerOfTen(exponent: number): bigint {
  return BigInt(`1${"0".repeat(exponent)}`);
}

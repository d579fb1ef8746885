import type { FieldType } from "./fields";

type Unit = { name: string; factor: number };

const SIZE_UNITS: readonly Unit[] = [
  { name: "mb", factor: 1024 * 1024 },
  { name: "kb", factor: 1024 },
  { name: "b", factor: 1 },
];
const DURATION_UNITS: readonly Unit[] = [
  { name: "h", factor: 3_600_000 },
  { name: "m", factor: 60_000 },
  { name: "s", factor: 1000 },
  { name: "ms", factor: 1 },
];
const NO_UNITS: readonly Unit[] = [];
const AMOUNT = /^(\d{1,15}(?:\.\d{1,9})?)([a-z]*)$/i;

/** From the largest unit to the smallest; none for plain numbers. */
function unitsOf(type: FieldType): readonly Unit[] {
  if (type === "size") return SIZE_UNITS;
  return type === "duration" ? DURATION_UNITS : NO_UNITS;
}

/** `10kb` as 10240. A size or a duration needs its unit, a plain number must not have one. */
export function readAmount(text: string, type: FieldType): number | undefined {
  const [, digits = "", unitName = ""] = AMOUNT.exec(text) ?? [];
  if (digits === "") return undefined;
  const units = unitsOf(type);
  if (units.length === 0) return unitName === "" ? withinType(Number(digits), type) : undefined;
  const unit = units.find(({ name }) => name === unitName.toLowerCase());
  return unit === undefined ? undefined : withinType(Number(digits) * unit.factor, type);
}

/** What people mean by 1.5kb is a whole number of bytes. */
function withinType(amount: number, type: FieldType): number | undefined {
  if (type === "count") return Number.isInteger(amount) ? amount : undefined;
  return type === "size" ? Math.round(amount) : Number(amount.toFixed(6));
}

/** In the largest unit that says it in whole numbers. */
export function printAmount(amount: number, type: FieldType): string {
  const units = unitsOf(type);
  const whole = units.find(({ factor }) => amount !== 0 && amount % factor === 0) ?? units.at(-1);
  return whole === undefined ? plain(amount) : `${plain(amount / whole.factor)}${whole.name}`;
}

function plain(amount: number): string {
  return Number.isInteger(amount)
    ? BigInt(amount).toString()
    : amount.toFixed(9).replace(/\.?0+$/, "");
}

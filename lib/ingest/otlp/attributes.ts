import type { Json } from "@/lib/domain/json";
import type { Attributes } from "./otlp-span";

/** The last value of a key wins; `__proto__` stays an ordinary key. */
export function setAttribute(attributes: Attributes, key: string, value: Json): void {
  if (key !== "__proto__") attributes[key] = value;
  else Object.defineProperty(attributes, key, { value, enumerable: true, configurable: true });
}

/** Integers beyond 2^53 keep every digit as text. */
export function jsonInteger(value: bigint): Json {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value.toString();
}

/** JSON has no NaN and no infinities: they become the words that OTLP JSON uses. */
export function jsonDouble(value: number): Json {
  return Number.isFinite(value) ? value : String(value);
}

export function serviceOf(resource: Attributes): string | null {
  const name = resource["service.name"];
  return typeof name === "string" && name !== "" ? name : null;
}

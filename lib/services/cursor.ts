import { z } from "zod";
import { parseInstant, type Nanos } from "@/lib/domain/time";
import { AppError } from "@/lib/errors";

/** An opaque mark of the last row of a page: the values of its sort key. */
export function encodeCursor(key: readonly (string | bigint)[]): string {
  return Buffer.from(JSON.stringify(key.map(String))).toString("base64url");
}

const SortKey = z.array(z.string());

/** The sort key of the page before; a cursor this list did not give out is refused. */
export function decodeCursor(cursor: string, parts: number): string[] {
  const parsed = SortKey.length(parts).safeParse(parseJson(Buffer.from(cursor, "base64url")));
  if (!parsed.success) throw refusal();
  return parsed.data;
}

/** A part of a sort key that is an instant. */
export function instantOfCursor(part: string | undefined): Nanos {
  const instant = /^\d+$/.test(part ?? "") ? parseInstant(part ?? "") : undefined;
  if (instant === undefined) throw refusal();
  return instant;
}

/** A part of a sort key that is a whole number. */
export function integerOfCursor(part: string | undefined): bigint {
  const value = /^-?\d{1,19}$/.test(part ?? "") ? BigInt(part ?? "") : undefined;
  if (value === undefined || BigInt.asIntN(64, value) !== value) throw refusal();
  return value;
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return undefined;
  }
}

function refusal(): AppError {
  return new AppError("invalid_input", "cursor: not one that this list gave out");
}

/** Splits `limit + 1` rows into a page and the cursor of the next one. */
export function toPage<Row, Item>(
  rows: readonly Row[],
  {
    limit,
    keyOf,
    toItem,
  }: { limit: number; keyOf: (row: Row) => (string | bigint)[]; toItem: (row: Row) => Item },
): { items: Item[]; next_cursor: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  return { items: page.map(toItem), next_cursor: hasMore ? encodeCursor(keyOf(last)) : null };
}

import type { WireCursor } from "./wire-cursor";

/** Reads one field into `target`; the cursor stands behind its tag, the message ends at `end`. */
export type FieldReader<Target> = (cursor: WireCursor, target: Target, end: number) => void;

/** Keyed by the whole tag (number and wire type), so that a field of another type is skipped. */
export type FieldReaders<Target> = readonly (FieldReader<Target> | undefined)[];

export const VARINT = 0;
export const FIXED64 = 1;
export const DELIMITED = 2;

export function fieldReaders<Target>(
  entries: readonly [field: number, wireType: number, FieldReader<Target>][],
): FieldReaders<Target> {
  const readers: (FieldReader<Target> | undefined)[] = Array.from({ length: 128 });
  for (const [field, wireType, read] of entries) readers[field * 8 + wireType] = read;
  return readers;
}

/** Reads a message in place up to `end`; unknown fields are skipped, as protobuf wants it. */
export function readFields<Target>(
  cursor: WireCursor,
  { target, readers, end }: { target: Target; readers: FieldReaders<Target>; end: number },
): Target {
  while (cursor.at < end) {
    const tag = cursor.varint();
    const read = readers[tag];
    if (read) read(cursor, target, end);
    else cursor.skip(tag & 7, end);
  }
  if (cursor.at !== end) throw new RangeError("a field is longer than its message");
  return target;
}

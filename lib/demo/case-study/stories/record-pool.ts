import type { Json } from "../../../domain/json";
import { itemAt, seededRandom, type Random } from "../../seeded-random";

export type RecordPool = readonly { record: Json; bytes: number }[];

const RECORDS_PER_POOL = 192;

export function makePool(name: string, make: (index: number, random: Random) => Json): RecordPool {
  const random = seededRandom(`pool ${name}`);
  return Array.from({ length: RECORDS_PER_POOL }, (_, index) => {
    const record = make(index, random);
    return { record, bytes: jsonBytes(record) };
  });
}

/** Records from a random place of the pool for as long as their JSON fits into `bytesMax`. */
export function recordsUpTo(pool: RecordPool, bytesMax: number, random: Random): Json[] {
  const first = random.int(0, pool.length - 1);
  const records: Json[] = [];
  let bytes = 0;
  while (records.length < 4 * pool.length) {
    const next = itemAt(pool, first + records.length);
    bytes += next.bytes + 1;
    if (bytes > bytesMax) return records;
    records.push(next.record);
  }
  return records;
}

export function jsonBytes(value: Json): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}

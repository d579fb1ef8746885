import { expect, it } from "vitest";
import { SIZE_BUCKETS, sizeBucket } from "./size-bucket";

it.each([
  { bucket: "<500B", bytes: [0, 499] },
  { bucket: "500B-2KB", bytes: [500, 2047] },
  { bucket: "2-5KB", bytes: [2048, 5119] },
  { bucket: "5-10KB", bytes: [5120, 10_239] },
  { bucket: ">10KB", bytes: [10_240, 50_000_000] },
])("$bucket runs from $bytes.0 to $bytes.1 bytes", ({ bucket, bytes }) => {
  expect(bytes.map(sizeBucket)).toEqual([bucket, bucket]);
});

it("lists the buckets from small to large", () => {
  expect([0, 500, 2048, 5120, 10_240].map(sizeBucket)).toEqual(SIZE_BUCKETS);
});

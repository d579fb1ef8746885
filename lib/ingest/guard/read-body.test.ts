import { deflateSync, gzipSync, zstdCompressSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/errors";
import { readBody } from "./read-body";

const MEBIBYTE = 1024 * 1024;
const text = Buffer.from("a handoff is a sentence between two agents. ".repeat(5000));

describe("readBody", () => {
  it.each([
    [null, text],
    ["identity", text],
    ["gzip", gzipSync(text)],
    ["GZIP ", gzipSync(text)],
    ["deflate", deflateSync(text)],
    ["zstd", zstdCompressSync(text)],
  ])("undoes %s, whatever the chunks", async (encoding, sent) => {
    for (const chunkBytes of [1000, 1_000_000]) {
      const body = await readBody(streamOf(sent, chunkBytes), { encoding });

      expect(Buffer.from(body).equals(text)).toBe(true);
    }
  });

  it("reads a missing body as empty", async () => {
    expect(await readBody(null, { encoding: null })).toEqual(new Uint8Array());
  });

  it.each([
    ["gzip", gzipSync],
    ["deflate", deflateSync],
    ["zstd", zstdCompressSync],
  ])("cuts a %s bomb off at the cap", async (encoding, compress) => {
    const bomb = streamOf(compress(Buffer.alloc(64 * MEBIBYTE)), 1024);

    await expect(readBody(bomb, { encoding, maxBytes: MEBIBYTE })).rejects.toMatchObject({
      code: "payload_too_large",
    });
  });

  it("stops reading an endless body at the cap and cancels it", async () => {
    let pulled = 0;
    let cancelled = false;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(1000));
      },
      cancel() {
        cancelled = true;
      },
    });

    await expect(readBody(endless, { encoding: null, maxBytes: 10_000 })).rejects.toMatchObject({
      code: "payload_too_large",
    });
    expect(pulled).toBeLessThan(15);
    expect(cancelled).toBe(true);
  });

  it("tells the decompressed size as it grows, and stops when told to", async () => {
    const sizes: number[] = [];
    const onSize = (bytes: number) => {
      sizes.push(bytes);
      if (bytes > 100_000) throw new AppError("unavailable", "full");
    };

    await expect(
      readBody(streamOf(gzipSync(text), 1000), { encoding: "gzip", onSize }),
    ).rejects.toMatchObject({ code: "unavailable" });
    expect(sizes).toEqual([65_536, 131_072]);
  });

  it("caps the compressed bytes too", async () => {
    const noise = Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251));

    await expect(
      readBody(streamOf(gzipSync(noise, { level: 0 })), { encoding: "gzip", maxBytes: 4000 }),
    ).rejects.toMatchObject({ code: "payload_too_large" });
  });

  it.each([
    ["gzip", gzipSync(text).subarray(0, 200)],
    ["gzip", text],
    ["gzip", corrupt(gzipSync(text))],
    ["deflate", deflateSync(text).subarray(0, 200)],
    ["zstd", zstdCompressSync(text).subarray(0, 30)],
    ["zstd", text],
  ])("refuses truncated or corrupt %s", async (encoding, sent) => {
    await expect(readBody(streamOf(sent), { encoding })).rejects.toMatchObject({
      code: "invalid_input",
    });
  });

  it("refuses an encoding it does not know", async () => {
    await expect(readBody(streamOf(text), { encoding: "br" })).rejects.toMatchObject({
      code: "unsupported_media_type",
    });
  });

  it("translates a body that breaks off", async () => {
    const broken = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.error(new Error("socket hang up"));
      },
    });

    await expect(readBody(broken, { encoding: null })).rejects.toMatchObject({
      code: "invalid_input",
    });
  });
});

function streamOf(bytes: Uint8Array, chunkBytes = 64 * 1024): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      controller.enqueue(bytes.subarray(at, at + chunkBytes));
      at += chunkBytes;
      if (at >= bytes.length) controller.close();
    },
  });
}

function corrupt(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt32LE(0xdeadbeef, copy.length - 8);
  return copy;
}

import { AppError } from "@/lib/errors";

const WINDOW_MS = 10_000;
/** Slower than any link that still works: 1.6 KB a second. */
const WINDOW_BYTES_MIN = 16 * 1024;

/**
 * The chunks of a body that keeps coming. One that stalls or trickles is given up, so that it does not
 * keep its place among the bodies that are read at once.
 */
export async function* keepMoving(
  body: ReadableStream<Uint8Array>,
  { windowMs = WINDOW_MS, bytesMin = WINDOW_BYTES_MIN } = {},
): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  const stall = Promise.withResolvers<never>();
  stall.promise.catch(() => undefined);
  let bytes = 0;
  const timer = setInterval(() => {
    if (bytes < bytesMin) stall.reject(new AppError("request_timeout", "The body stopped coming."));
    bytes = 0;
  }, windowMs);
  try {
    for (;;) {
      const { done, value } = await Promise.race([reader.read(), stall.promise]);
      if (done) return;
      bytes += value.byteLength;
      yield value;
    }
  } finally {
    clearInterval(timer);
    reader.cancel().catch(() => undefined);
  }
}

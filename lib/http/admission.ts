import { AppError } from "@/lib/errors";
import { BODY_BYTES_MAX } from "@/lib/ingest/guard/limits";

const BYTES_MAX = 256 * 1024 * 1024;
const REQUESTS_MAX = 64;
/** What a request without `Content-Length` (chunked) is counted as until it is read. */
const BYTES_UNKNOWN = 4 * 1024 * 1024;
const RETRY_AFTER_SECONDS = 2;

const inFlight = { bytes: 0, requests: 0 };

/** Called with the size that a request has come to, as it is read and decompressed. */
export type Hold = (bytes: number) => void;

/**
 * Lets a bounded amount of ingest in at once and turns the rest away *before* reading it: memory stays
 * flat under overload, and the sender's own retry keeps the data. A compressed body declares little
 * and becomes much, so it takes its share while it grows.
 */
export async function admit<Result>(
  request: Request,
  run: (hold: Hold) => Promise<Result>,
): Promise<Result> {
  let held = 0;
  const hold: Hold = (bytes) => {
    const more = Math.max(0, bytes - held);
    if (inFlight.bytes + more > BYTES_MAX) throw overloaded();
    inFlight.bytes += more;
    held += more;
  };
  if (inFlight.requests >= REQUESTS_MAX) throw overloaded();
  hold(declaredBytes(request));
  inFlight.requests += 1;
  try {
    return await run(hold);
  } finally {
    inFlight.requests -= 1;
    inFlight.bytes -= held;
  }
}

function overloaded(): AppError {
  return new AppError("unavailable", "Baton is taking in as much as it can. Send this again.", {
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  });
}

/** A body that claims more than any may have is let in to be refused for its size, not to be retried. */
function declaredBytes({ headers }: Request): number {
  const declared = Number(headers.get("content-length") ?? Number.NaN);
  const isStated = Number.isSafeInteger(declared) && declared >= 0;
  return isStated ? Math.min(declared, BODY_BYTES_MAX) : BYTES_UNKNOWN;
}

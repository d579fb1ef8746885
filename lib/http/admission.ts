import { AppError } from "@/lib/errors";

const BYTES_MAX = 256 * 1024 * 1024;
const REQUESTS_MAX = 64;
/** What a request without `Content-Length` (chunked) is counted as until it is read. */
const BYTES_UNKNOWN = 4 * 1024 * 1024;
const RETRY_AFTER_SECONDS = 2;

const inFlight = { bytes: 0, requests: 0 };

/**
 * Lets a bounded amount of ingest in at once and turns the rest away *before* reading it: memory stays
 * flat under overload, and the sender's own retry keeps the data.
 */
export async function admit<Result>(request: Request, run: () => Promise<Result>): Promise<Result> {
  const bytes = declaredBytes(request);
  if (inFlight.requests >= REQUESTS_MAX || inFlight.bytes + bytes > BYTES_MAX) {
    throw new AppError("unavailable", "Baton is taking in as much as it can. Send this again.", {
      retryAfterSeconds: RETRY_AFTER_SECONDS,
    });
  }
  inFlight.requests += 1;
  inFlight.bytes += bytes;
  try {
    return await run();
  } finally {
    inFlight.requests -= 1;
    inFlight.bytes -= bytes;
  }
}

function declaredBytes({ headers }: Request): number {
  const declared = Number(headers.get("content-length") ?? Number.NaN);
  return Number.isSafeInteger(declared) && declared >= 0 ? declared : BYTES_UNKNOWN;
}

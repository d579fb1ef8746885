import type { ProjectId } from "@/lib/domain/ids";
import { AppError } from "@/lib/errors";
import { BODY_BYTES_MAX } from "@/lib/ingest/guard/limits";

const MEBIBYTE = 1024 * 1024;

type Load = { bytes: number; requests: number };

const MAX: Load = { bytes: 256 * MEBIBYTE, requests: 64 };
/** One project's senders, stalled or greedy, always leave room for those of others. */
const MAX_OF_PROJECT: Load = { bytes: 192 * MEBIBYTE, requests: 48 };
/** What a request without `Content-Length` (chunked) is counted as until it is read. */
const BYTES_UNKNOWN = 4 * MEBIBYTE;
const RETRY_AFTER_SECONDS = 2;

const inFlight: Load = { bytes: 0, requests: 0 };
const inFlightOf = new Map<ProjectId, Load>();

/** Called with the size that a request has come to, as it is read and decompressed. */
export type Hold = (bytes: number) => void;

/**
 * Lets a bounded amount of ingest in at once and turns the rest away *before* reading it: memory stays
 * flat under overload, and the sender's own retry keeps the data. A compressed body declares little
 * and becomes much, so it takes its share while it grows.
 */
export async function admit<Result>(
  { request, projectId }: { request: Request; projectId: ProjectId },
  run: (hold: Hold) => Promise<Result>,
): Promise<Result> {
  const ofProject = inFlightOf.get(projectId) ?? { bytes: 0, requests: 0 };
  let held = 0;
  const hold: Hold = (bytes) => {
    const more = Math.max(0, bytes - held);
    take({ bytes: more, requests: 0 }, ofProject);
    held += more;
  };
  take({ bytes: 0, requests: 1 }, ofProject);
  inFlightOf.set(projectId, ofProject);
  try {
    hold(declaredBytes(request));
    return await run(hold);
  } finally {
    add({ bytes: -held, requests: -1 }, ofProject);
    if (ofProject.requests === 0) inFlightOf.delete(projectId);
  }
}

function take(more: Load, ofProject: Load): void {
  const isTooMuch =
    exceeds(inFlight, { more, max: MAX }) || exceeds(ofProject, { more, max: MAX_OF_PROJECT });
  if (isTooMuch) {
    throw new AppError("unavailable", "Baton is taking in as much as it can. Send this again.", {
      retryAfterSeconds: RETRY_AFTER_SECONDS,
    });
  }
  add(more, ofProject);
}

function exceeds(load: Load, { more, max }: { more: Load; max: Load }): boolean {
  return load.bytes + more.bytes > max.bytes || load.requests + more.requests > max.requests;
}

function add(more: Load, ofProject: Load): void {
  for (const load of [inFlight, ofProject]) {
    load.bytes += more.bytes;
    load.requests += more.requests;
  }
}

/** A body that claims more than any may have is let in to be refused for its size, not to be retried. */
function declaredBytes({ headers }: Request): number {
  const declared = Number(headers.get("content-length") ?? Number.NaN);
  const isStated = Number.isSafeInteger(declared) && declared >= 0;
  return isStated ? Math.min(declared, BODY_BYTES_MAX) : BYTES_UNKNOWN;
}

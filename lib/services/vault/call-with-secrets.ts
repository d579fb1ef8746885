import type { ProxyAnswer, ProxyRequest } from "@/lib/contracts/proxy";
import { AppError, failureCode } from "@/lib/errors";
import { RefusedAddressError } from "@/lib/outgoing/guarded-address";
import { ANSWER_TOO_LARGE, type GuardedFetch } from "@/lib/outgoing/guarded-fetch";
import { requireActingAgent } from "../acting-agent";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";
import { destinationOf } from "./destination";
import { maskedAnswer } from "./masked-answer";
import { fillRequest, namesIn, readAddress } from "./outgoing-request";
import { takeSecrets } from "./take-secrets";

/** What `fetch` is to refuse beyond. */
export const ANSWER_BYTES_MAX = 5 * 1024 * 1024;

type Ports = { fetch: GuardedFetch; allowedHosts: readonly string[] };

/**
 * Calls out for an agent with values that it never sees. Redirects are not followed, so that a value goes
 * nowhere but where it was allowed to; nothing of the request is in an error.
 */
export async function callWithSecrets(
  ctx: ServiceContext,
  { agent, ...request }: ProxyRequest & { agent: string },
  { fetch, allowedHosts }: Ports,
): Promise<ProxyAnswer> {
  requireScope(ctx, "run");
  requireActingAgent(ctx, agent);
  const address = readAddress(request);
  const names = namesIn(request, address);
  const destination = destinationOf(address, allowedHosts);
  const values = await takeSecrets(ctx, { ...destination, agent, names, way: "proxy" });
  const { url, headers, body } = fillRequest(request, address, (name) => values.get(name) ?? "");
  const { method, timeout_ms: timeoutMs } = request;
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, { method, headers, signal, ...(body ? { body } : {}) });
    requireUnpacked(response.headers.get("content-encoding"));
    const { status, statusText } = response;
    const arrived = {
      status,
      statusText,
      headers: new Headers([...response.headers]),
      body: new Uint8Array(await response.arrayBuffer()),
    };
    return await maskedAnswer(ctx, arrived, values);
  } catch (error) {
    throw callFailure(error, { host: address.host, timeoutMs, isLate: signal.aborted });
  }
}

class PackedAnswerError extends Error {}

/** What fetch unpacks. Of any other it hands on the packed bytes, in which no value would be found. */
const UNPACKED = new Set(["gzip", "x-gzip", "deflate", "br", "zstd"]);

function requireUnpacked(encoding: string | null): void {
  const codings = (encoding ?? "")
    .toLowerCase()
    .split(",")
    .map((coding) => coding.trim());
  const isPlain = codings.length === 1 && (codings[0] === "" || codings[0] === "identity");
  if (!isPlain && !codings.every((coding) => UNPACKED.has(coding))) throw new PackedAnswerError();
}

/** Without what the library says: it may repeat the request. */
function callFailure(
  error: unknown,
  { host, timeoutMs, isLate }: { host: string; timeoutMs: number; isLate: boolean },
): AppError {
  if (error instanceof RefusedAddressError) {
    return new AppError("address_not_allowed", error.message);
  }
  if (isLate) {
    return new AppError("call_timed_out", `${host} did not answer within ${timeoutMs} ms.`);
  }
  const code = failureCode(error);
  if (code === ANSWER_TOO_LARGE) {
    const message = `The answer of ${host} is larger than ${ANSWER_BYTES_MAX} bytes.`;
    return new AppError("call_failed", message);
  }
  if (error instanceof PackedAnswerError) {
    const message = `${host} packed its answer in a way that cannot be looked through for secrets.`;
    return new AppError("call_failed", message);
  }
  const why = code !== undefined && /^[A-Z_]{2,40}$/.test(code) ? ` (${code})` : "";
  return new AppError("call_failed", `The call to ${host} failed${why}.`);
}

import { Agent, buildConnector, fetch, type RequestInit, Response } from "undici";
import { type AddressRules, guardAddress, RefusedAddressError } from "./guarded-address";

export type OutgoingRules = AddressRules & {
  /** What an answer may have at most. */
  bytesMax?: number;
  /** From the request to the end of the answer's headers, and between two pieces of its body. */
  silenceMsMax?: number;
};

export type GuardedFetch = (url: string | URL, init?: RequestInit) => Promise<Response>;

/** The code of an answer that has more than `bytesMax`, as it is sent or as it is unpacked. */
export const ANSWER_TOO_LARGE = "UND_ERR_RES_EXCEEDED_MAX_SIZE";

const CONNECT_MS_MAX = 10_000;
const BYTES_MAX = 10 * 1024 * 1024;
const SILENCE_MS_MAX = 5 * 60_000;

/**
 * `fetch` for addresses that other people chose: never into a private network. The address is checked in
 * the lookup of the very connection, so that no second answer of a name server gets past it. Redirects
 * are not followed, answers are bounded.
 */
export function createGuardedFetch(rules: OutgoingRules = {}): GuardedFetch {
  const { bytesMax = BYTES_MAX, silenceMsMax = SILENCE_MS_MAX } = rules;
  const dispatcher = new Agent({
    connect: guardedConnector(rules),
    maxResponseSize: bytesMax,
    headersTimeout: silenceMsMax,
    bodyTimeout: silenceMsMax,
  });
  return async (url, init) => {
    const asked = { ...init, redirect: "manual" as const, dispatcher };
    return boundedAnswer(await fetch(url, asked).catch(unwrapped), bytesMax);
  };
}

/** The dispatcher counts what is sent: two kilobytes of that may be gigabytes once they are unpacked. */
function boundedAnswer(answer: Response, bytesMax: number): Response {
  if (answer.body === null) return answer;
  const { status, statusText, headers } = answer;
  return new Response(upTo(answer.body, bytesMax), { status, statusText, headers });
}

async function* upTo(
  body: AsyncIterable<Uint8Array>,
  bytesMax: number,
): AsyncGenerator<Uint8Array> {
  let left = bytesMax;
  for await (const chunk of body) {
    left -= chunk.byteLength;
    if (left < 0) throw tooLarge(bytesMax);
    yield chunk;
  }
}

function tooLarge(bytesMax: number): Error {
  const message = `The answer is larger than ${bytesMax} bytes.`;
  return Object.assign(new TypeError(message), { code: ANSWER_TOO_LARGE });
}

function guardedConnector(rules: AddressRules): buildConnector.connector {
  const open = buildConnector({ timeout: CONNECT_MS_MAX });
  return (options, callback) => {
    const host = options.hostname.replace(/^\[|\]$/g, "");
    const port = options.port || (options.protocol === "https:" ? "443" : "80");
    const guarded = guardAddress({ host, port }, rules);
    if (guarded.kind === "refused") return callback(guarded.error, null);
    if (guarded.kind === "allowed") return open(options, callback);
    return buildConnector({ timeout: CONNECT_MS_MAX, lookup: guarded.lookup })(options, callback);
  };
}

/** fetch hides why it failed one level down. */
function unwrapped(error: unknown): never {
  if (error instanceof Error && error.cause instanceof RefusedAddressError) throw error.cause;
  throw error;
}

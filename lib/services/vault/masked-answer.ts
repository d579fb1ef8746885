import type { ProxyAnswer } from "@/lib/contracts/proxy";
import { compileKnownValues, type KnownValues } from "@/lib/domain/masking/known-values";
import { writeMark } from "@/lib/domain/masking/mark";
import type { ServiceContext } from "../context";
import { fingerprintOf } from "../events/fingerprint";
import { maskingRulesOf } from "../masking/masking-rules";

/** They told about the encoding and the way, which are ours. */
const CONNECTION_HEADERS = new Set([
  "connection",
  "content-encoding",
  "content-length",
  "keep-alive",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

type Arrived = { status: number; statusText: string; headers: Headers; body: Uint8Array };

/** What came back, without what was sent and without anything else that lies in the vault. */
export async function maskedAnswer(
  ctx: ServiceContext,
  { status, statusText, headers, body }: Arrived,
  sent: ReadonlyMap<string, string>,
): Promise<ProxyAnswer> {
  const { knownValues } = await maskingRulesOf(ctx);
  const finders = [compileKnownValues([...sent.values()], { isAnswer: true }), knownValues];
  const fingerprint = fingerprintOf(ctx.projectId);
  let masked = 0;
  const mark = (value: string) => {
    masked += 1;
    return writeMark("vault_secret", fingerprint(value));
  };
  const clean = (text: string) => finders.reduce((rest, find) => hide(rest, find, mark), text);
  const kept = [...headers]
    .filter(([name]) => !CONNECTION_HEADERS.has(name))
    .map(([name, text]): [string, string] => [clean(name), clean(text)]);
  const cleaned = {
    status,
    status_text: clean(statusText),
    headers: Object.fromEntries(kept),
    set_cookies: kept.filter(([name]) => name === "set-cookie").map(([, text]) => text),
    ...bodyOf(body, clean),
  };
  return { ...cleaned, masked };
}

function hide(text: string, find: KnownValues | undefined, mark: (value: string) => string) {
  return find ? find(text, mark) : text;
}

function bodyOf(
  bytes: Uint8Array,
  clean: (text: string) => string,
): Pick<ProxyAnswer, "body" | "body_encoding"> {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return { body: clean(text), body_encoding: "utf8" };
  } catch {
    const text = clean(Buffer.from(bytes).toString("latin1"));
    return { body: Buffer.from(text, "latin1").toString("base64"), body_encoding: "base64" };
  }
}

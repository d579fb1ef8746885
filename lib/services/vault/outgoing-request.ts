import type { ProxyRequest } from "@/lib/contracts/proxy";
import type { Json } from "@/lib/domain/json";
import { fillPlaceholders, findPlaceholders } from "@/lib/domain/vault/placeholders";
import type { SecretName } from "@/lib/domain/vault/secret";
import { AppError } from "@/lib/errors";

type Outgoing = { url: URL; headers: Record<string, string>; body: string | undefined };

const PLACE_HINT = "Secrets go into the query, the headers or the body.";
const LOOKS_LIKE_PLACEHOLDER = /\{\{|%7b%7b/i;
const LINE_BREAK = /[\r\n\0]/;

/** Where the request goes. Nothing of a secret may decide that. */
export function readAddress({ url: text }: Pick<ProxyRequest, "url">): URL {
  const [place = ""] = text.split(/[?#]/);
  if (LOOKS_LIKE_PLACEHOLDER.test(place)) throw invalid("url", PLACE_HINT);
  if (!URL.canParse(text)) throw invalid("url", "is not an address");
  const url = new URL(text);
  if (!/^https?:$/.test(url.protocol)) throw invalid("url", "must be http or https");
  if (url.username || url.password) throw invalid("url", `has a password in it. ${PLACE_HINT}`);
  url.hash = "";
  return url;
}

/** The secrets that it asks for: at least one, since everything else the agent can call itself. */
export function namesIn({ headers, body }: ProxyRequest, url: URL): SecretName[] {
  const text = [url.search, ...Object.values(headers), bodyText(body) ?? ""].join("\n");
  const { names, bad } = findPlaceholders(text);
  if (bad.length > 0) throw invalid("", `"${bad[0]}" is not a secret's name`);
  if (names.length > 0) return names;
  throw invalid(
    "",
    `No {{secret:NAME}} is in it: it can be called without the vault. ${PLACE_HINT}`,
  );
}

/** With the values in their places, each in the encoding of its place. */
export function fillRequest(
  { headers, body }: ProxyRequest,
  url: URL,
  valueOf: (name: SecretName) => string,
): Outgoing {
  const filled = new URL(url);
  filled.search = fillPlaceholders(url.search, (name) => encodeURIComponent(valueOf(name)));
  const sent = Object.fromEntries(
    Object.entries(headers).map(([name, text]) => [
      name.toLowerCase(),
      headerValue(name, fillPlaceholders(text, valueOf)),
    ]),
  );
  if (body !== undefined && typeof body !== "string") sent["content-type"] ??= "application/json";
  const write = writerFor(sent["content-type"] ?? "", valueOf);
  return { url: filled, headers: sent, body: filledBody(body, write) };
}

type Write = (name: SecretName) => string;

function writerFor(contentType: string, valueOf: Write): Write {
  if (/[/+]json\b/i.test(contentType)) return (name) => JSON.stringify(valueOf(name)).slice(1, -1);
  if (/x-www-form-urlencoded/i.test(contentType)) {
    return (name) => encodeURIComponent(valueOf(name));
  }
  return valueOf;
}

function filledBody(body: ProxyRequest["body"], write: Write): string | undefined {
  const text = bodyText(body);
  return text === undefined ? undefined : fillPlaceholders(text, write);
}

function bodyText(body: Json | null | undefined): string | undefined {
  if (body === null || body === undefined) return undefined;
  return typeof body === "string" ? body : JSON.stringify(body);
}

function headerValue(name: string, text: string): string {
  if (LINE_BREAK.test(text)) throw invalid(`headers.${name}`, "would have a line break in it");
  return text;
}

function invalid(path: string, message: string): AppError {
  const issues = path === "" ? [] : [{ path, message }];
  return new AppError("invalid_input", path === "" ? message : `${path}: ${message}`, { issues });
}

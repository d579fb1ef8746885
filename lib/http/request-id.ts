import { randomUUID } from "node:crypto";

const REQUEST_ID = /^[\w.:-]{1,128}$/;
const ADDRESS_CHARS_MAX = 100;
const given = new WeakMap<Headers, string>();

/** The sender's own id where it is one, else ours: the same for every question about one request. */
export function requestIdOf(headers: Headers): string {
  const known = given.get(headers);
  if (known !== undefined) return known;
  const sent = headers.get("x-request-id");
  const id = sent !== null && REQUEST_ID.test(sent) ? sent : randomUUID();
  given.set(headers, id);
  return id;
}

/** Where a request comes from: the server leaves one address in the header (scripts/client-address.mjs). */
export function addressOf(headers: Headers): string | null {
  return headers.get("x-forwarded-for")?.slice(0, ADDRESS_CHARS_MAX) || null;
}

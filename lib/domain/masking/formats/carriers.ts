import { ESCAPE, type SecretFormat } from "../secret-format";

/** Starts once a run of characters: from every `eyJ` within one, the search would be quadratic. */
const JWT = new RegExp(
  String.raw`(?:(?<![\w\\%-])|${ESCAPE})[\w-]{11,20000}\.eyJ[\w-]{8,20000}\.[\w-]{8,20000}`,
  "g",
);

const GAP = String.raw`(?: |%20|\+)`;
const LINE_END = String.raw`(?:\s|\\[nrt]|%0[AaDd])`;
const KEY_MARK = `(?:[A-Z0-9]{2,12}${GAP}){0,3}PRIVATE${GAP}KEY(?:${GAP}BLOCK)?-----`;
/** Up to the end mark; the lines of the key where it was cut off. */
const PEM = new RegExp(
  `-----BEGIN${GAP}${KEY_MARK}` +
    `(?:(?:[^-]|-(?!----)){1,20000}-----END${GAP}${KEY_MARK}` +
    `|(?:${LINE_END}{1,8}[A-Za-z0-9+/=%]{16,20000}){1,2000})`,
  "g",
);

const BEARER = /(?<=bearer(?: {1,4}|%20|\+))[A-Za-z0-9._~+/=-]{20,20000}/gi;
const BASIC = /(?<=basic(?: {1,4}|%20|\+))[A-Za-z0-9+/=_-]{8,2000}/gi;
/** `bearer authentication-token-required`: words that people join. */
const JOINED_WORDS = /^[a-z]+(?:[-_./][a-z]+)+[.-]*$/i;
/** `http://host:8080?mail=a@b`: a port, not a password. */
const PORT = /^\d{2,5}(?:$|[?#,;&)])/;
/** What examples and code write in the place of a password. */
const TEMPLATE = /^(?:<.*>|\*+|\$?\{.*\}|\$\(.*\)|%s|\[.*\]|\.{3,})$/;

/** What carries a secret whatever it looks like: headers, addresses, key files. */
export const PRIVATE_KEY: SecretFormat = {
  kind: "private_key",
  keyword: "KEY",
  expression: PEM,
};

export const JWT_FORMAT: SecretFormat = { kind: "jwt", keyword: ".eyJ", expression: JWT };

export const HEADERS: readonly SecretFormat[] = [
  {
    kind: "bearer_token",
    keyword: "",
    expression: BEARER,
    accepts: (secret) => !JOINED_WORDS.test(secret),
  },
  { kind: "basic_auth", keyword: "", expression: BASIC, accepts: isBasicPair },
];

export const ADDRESSES: readonly SecretFormat[] = [
  {
    kind: "sentry_dsn",
    keyword: "@",
    expression: /(:\/\/)[a-f0-9]{32}(?=(?::[a-f0-9]{32})?@[\w.-]{1,200}\/\d)/g,
  },
  {
    kind: "url_password",
    keyword: "://",
    expression: /(:\/\/[^\s:/@"'<>[]{0,128}:)[^\s/"'<>]{1,256}(?=@[\w[-])/g,
    accepts: (secret) => !PORT.test(secret) && !TEMPLATE.test(secret),
  },
  {
    kind: "url_password",
    keyword: "%3A%2F%2F",
    expression: /(%3A%2F%2F[^\s%&]{0,128}%3A)(?:[^\s%&"'<>]|%(?!40)){1,256}(?=%40)/gi,
    accepts: (secret) => !PORT.test(secret) && !TEMPLATE.test(secret),
  },
  {
    kind: "url_token",
    keyword: "://",
    expression: /(:\/\/)[A-Za-z0-9_-]{20,200}(?=@[\w[-])/g,
    accepts: (secret) => /\d/.test(secret) && /[A-Za-z]/.test(secret),
  },
];

/** What `atob` takes: a text may hold a hundred thousand that it does not, and each throw is slow. */
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/;
const READABLE_PAIR = /^[\u0020-\u007e]*:[\u0020-\u007e]*$/;

/** Whether it decodes to `user:password` in readable characters. */
function isBasicPair(encoded: string): boolean {
  return BASE64.test(encoded) && READABLE_PAIR.test(atob(encoded));
}

import { AI_KEYS } from "./formats/ai-keys";
import { CARD_NUMBER } from "./formats/card-number";
import { ADDRESSES, HEADERS, JWT_FORMAT, PRIVATE_KEY } from "./formats/carriers";
import { CLOUD_KEYS } from "./formats/cloud-keys";
import { CONNECTION_STRINGS } from "./formats/connection-strings";
import { DEVELOPER_KEYS } from "./formats/developer-keys";
import { SERVICE_KEYS } from "./formats/service-keys";
import type { SecretFormat } from "./secret-format";

/** Cheap looks that let a clean text pass, and the formats to try where one of them does not. */
type FormatGroup = { looks: readonly RegExp[]; formats: readonly SecretFormat[] };

const KEYS = [
  PRIVATE_KEY,
  ...AI_KEYS,
  ...CLOUD_KEYS,
  ...DEVELOPER_KEYS,
  ...SERVICE_KEYS,
  JWT_FORMAT,
];

/**
 * Prefixes that end in a mark. A small class comes first and the prefix is looked for behind it: V8 skips
 * from mark to mark with vector instructions. One alternation of all prefixes takes twenty times as long,
 * and so does one expression for all marks.
 */
const BEFORE_HYPHEN =
  "(?:sk|GOCSPX|pplx|xai|csk|nvapi|tvly|gl[a-z]{2,5}|xox[a-z]|xapp|pypi|NR[A-Z]{2}|PMAK|CFPAT|pul|AGE|xkeysib" +
  "|sq0[a-z]{3}|v1\\.0)-|key-(?=[0-9a-f]{8})|access-(?=sand|deve|prod)";
const BEFORE_UNDERSCORE =
  "(?:lsv2|hf|api_org|r8|gsk|fw|[sr]k|pcsk|bt|do[oprt]|fo1|pscale|sbp|ops|gh[pousr]|npm|dckr|rubygems|sntry[su]" +
  "|glsa|glc|phx|lin|ntn|figd|bkua|nfp|pnu|whsec|shp[a-z]{2}|shippo|duffel)_" +
  "|(?:secret|github|re|sb)_(?=[A-Za-z0-9]{3})";
const BEFORE_DOT =
  "(?:SG|ya29|hv[sbr]|atlasv1|dp|dt0[a-z]\\d\\d|pat[A-Za-z0-9]{14}|\\dQ)[.~]" +
  "|(?:slack|office|discord|discordapp)\\.(?=com/)|token\\$";
const JOINED_PREFIXES = [
  new RegExp(
    `[-_](?:(?=[\\w.+/=-]{10})(?<=${BEFORE_HYPHEN}|${BEFORE_UNDERSCORE})|us\\d(?<=[0-9a-f]{8}-us\\d)|(?<=(?:KEY|LOCK)-)----)`,
  ),
  new RegExp(`[.~$](?=[A-Za-z0-9_.~-])(?:eyJ|[\\w-]{6}\\.[\\w-]{20}|(?<=${BEFORE_DOT}))`),
];
/** Prefixes of letters and digits only, from one that is rare in prose. */
const BARE_PREFIX =
  /[ASZp2](?:(?<=A)(?:[KS]IA[0-9A-Z]|Iza|BSK|KCp|T(?:BB|[AC]TT3))|(?<=LTA)I|(?<=EA)AA[lE]|(?<=EZ)[AT]K|(?<=oy2)[0-9a-z]{8}|(?<=S)K[0-9a-f]{6}|(?<=dap)i[0-9a-f]{4})/;
const HEADER = /[bB](?:earer|asic|EARER|ASIC)[ +%]/;
/**
 * `://` with an `@` behind it; a mail address has none. From the `@` back, each of a million of them would
 * look at what is before it; from `://` on, none looks beyond the next.
 */
const ADDRESS = /:\/\/[^\s/"'<>]{1,384}@/;
const ENCODED_AT = /%40/;
const LONG_NUMBER = /[2-6]\d{3}[ -]?\d{4,6}[ -]?\d{4}/;
/** A name's last letters and what may stand between them and the sign. */
const NAMED =
  "(?:ssword|sswd|ssphrase|sscode|pwd|key|secret|token|zation|nemonic|phrase|tials?|auth|ature|cookie)";
const NAME_CLOSED = "(?:[\"'`\\\\\\]*\\s]|%2[27]){0,9}";
/** A telling name or a keyword before `:` or `=`. */
const SIGNED = new RegExp(
  `[:=](?<=${NAMED}${NAME_CLOSED}.|sig=|\\d:(?=A))|%3[AD](?<=${NAMED}${NAME_CLOSED}...)`,
  "i",
);
/** The keywords alone; asked only of a text that is under suspicion already. */
const SIGNED_KEY = /[:=](?<=Key=|sig=|\d:(?=A))/;
/** `the password is …`, `--password …` */
const SAID = new RegExp(` (?:i|wa)s (?<=${NAMED}\\*{0,2} (?:i|wa)s )`, "i");
const OPTION = /(?<!-)--+(?!-)[\w-]{0,30}(?:password|key|token|secret) /i;
const SAS = /sig%3D/i;

export const FORMAT_GROUPS: readonly FormatGroup[] = [
  { looks: [...JOINED_PREFIXES, BARE_PREFIX, SIGNED_KEY, SAS], formats: KEYS },
  { looks: [ADDRESS, ENCODED_AT], formats: ADDRESSES },
  { looks: [HEADER], formats: HEADERS },
  { looks: [SIGNED], formats: CONNECTION_STRINGS },
  { looks: [LONG_NUMBER], formats: [CARD_NUMBER] },
];
/** Whether a text may give a telling name a value. */
export const ASSIGNMENT_LOOKS: readonly RegExp[] = [SIGNED, SAID, OPTION];

const WORD_LOOKS = [...JOINED_PREFIXES, BARE_PREFIX, ADDRESS, ENCODED_AT, SIGNED, LONG_NUMBER];
/** No format matches less: many values need no look at all. */
const SECRET_CHARS_MIN = 8;
/** Hexadecimal ids (with a letter, or they may be a card's number) and times. */
const ID_OR_TIME =
  /^(?:1\d{12,18}|(?=[\d-]*[a-f])[0-9a-f-]{8,64}|\d{4}-\d\d-\d\dT[\d:.]{5,18}(?:Z|[+-]\d\d:\d\d))$/;

/** A long text without one of these is encoded content: an image, a file. */
const NOT_ENCODED = /[-_.:~$@% "'&;,]/;
const ENCODED_CHARS_MIN = 256;
const PADDING_CHARS_MAX = 2;

/**
 * Calling a dozen looks costs more than looking at a short text, and names repeat. Only clean texts are
 * remembered, and few: senders choose them.
 */
const cleanShortTexts = new Set<string>();
const SHORT_TEXTS_MAX = 20_000;
const SHORT_CHARS_MAX = 64;

export function mayHoldSecret(text: string): boolean {
  if (text.length < SECRET_CHARS_MIN) return false;
  if (text.length > SHORT_CHARS_MAX) return !isEncoded(text) && isSuspect(text);
  if (ID_OR_TIME.test(text) || cleanShortTexts.has(text)) return false;
  if (isSuspect(text)) return true;
  if (cleanShortTexts.size >= SHORT_TEXTS_MAX) cleanShortTexts.clear();
  cleanShortTexts.add(text);
  return false;
}

function isEncoded(text: string): boolean {
  if (text.length < ENCODED_CHARS_MIN || NOT_ENCODED.test(text)) return false;
  const padding = text.indexOf("=");
  return padding === -1 || padding >= text.length - PADDING_CHARS_MAX;
}

function isSuspect(text: string): boolean {
  return (
    hasAny(text, WORD_LOOKS) ||
    (text.includes(" ") && hasAny(text, [HEADER, SAID])) ||
    (text.includes("%") && hasAny(text, [SAS, HEADER])) ||
    (text.includes("--") && OPTION.test(text))
  );
}

export function hasAny(text: string, looks: readonly RegExp[]): boolean {
  for (const look of looks) if (look.test(text)) return true;
  return false;
}

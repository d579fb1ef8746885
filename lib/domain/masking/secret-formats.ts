import { AI_KEYS } from "./formats/ai-keys";
import { CARD_NUMBER } from "./formats/card-number";
import { ADDRESSES, HEADERS, JWT_FORMAT, PRIVATE_KEY } from "./formats/carriers";
import { CLOUD_KEYS } from "./formats/cloud-keys";
import { CONNECTION_STRINGS } from "./formats/connection-strings";
import { DEVELOPER_KEYS } from "./formats/developer-keys";
import { SERVICE_KEYS } from "./formats/service-keys";
import type { SecretFormat } from "./secret-format";

/**
 * One cheap look that lets a clean text pass, and the formats to try where it does not. The looks ask
 * for rare characters (`-`, `_`, `.`, `:`, `=`, `@`) and then what stands before them: V8 skips from
 * one to the next, many times faster than an alternation of all the prefixes.
 */
type FormatGroup = { probes: readonly RegExp[]; formats: readonly SecretFormat[] };

const KEYS = [...AI_KEYS, ...CLOUD_KEYS, ...DEVELOPER_KEYS, ...SERVICE_KEYS];

const JOINED_PREFIX = new RegExp(
  [
    // before a hyphen
    "(?<=sk|GOCSPX|pplx|xai|nvapi|tvly|gl[a-z]{2,5}|xox[a-z]|xapp|pypi|NR[A-Z]{2}|PMAK|CFPAT|pul|AGE)-",
    "(?<=xkeysib|sq0[a-z]{3}|v1\\.0|[0-9a-f]{8})-|(?<=key)-[0-9a-f]{8}|(?<=access)-(?:sand|deve|prod)",
    // before an underscore
    "(?<=lsv2|hf|api_org|r8|gsk|fw|sk|rk|pcsk|bt|do[oprt]|fo1|pscale|sbp|ops|gh[pousr]|npm|dckr)_",
    "(?<=rubygems|sntry[su]|glsa|glc|phx|lin|ntn|figd|bkua|nfp|pnu|whsec|shp[a-z]{2}|shippo|duffel)_",
    "(?<=secret|github|re|sb)_[A-Za-z0-9]{3}",
    // before a dot, or behind it
    "(?<=SG|ya29|hv[sbr]|atlasv1|dp|dt0[a-z]\\d\\d|pat[A-Za-z0-9]{14})\\.|\\.eyJ|\\.[\\w-]{6}\\.",
    "(?<=slack|office)\\.com/",
    // before another mark
    "(?<=(?:Account|Access)Key)=|(?<=sig)(?:=|%3D)|(?<=\\dQ)~|(?<=\\d):A|(?<=token)\\$|(?<=/webhooks)/",
  ].join("|"),
);
const BARE_PREFIX =
  /A[KS]IA[0-9A-Z]|AIza|ABSK|dapi[0-9a-f]{4}|LTAI|AT(?:BB|[AC]TT3)|AKCp|oy2|EZ[AT]K|EAAA[lE]|SK[0-9a-f]{6}/;
const HEADER = /(?<=earer|EARER|asic|ASIC)[ +%]/;
const ADDRESS = /@|%40/;
const SECRET_ASSIGNED = /(?:password|pwd)\s?=/i;
const LONG_NUMBER = /\d{12}|\d{4}[ -]\d{4,6}[ -]\d{4}/;

export const FORMAT_GROUPS: readonly FormatGroup[] = [
  { probes: [/PRIVATE(?: |%20|\+)KEY/], formats: [PRIVATE_KEY] },
  { probes: [JOINED_PREFIX, BARE_PREFIX], formats: [...KEYS, JWT_FORMAT] },
  { probes: [ADDRESS], formats: ADDRESSES },
  { probes: [HEADER], formats: HEADERS },
  { probes: [SECRET_ASSIGNED], formats: CONNECTION_STRINGS },
  { probes: [LONG_NUMBER], formats: [CARD_NUMBER] },
];

/** Whether a text may give a telling name a value; the sign comes behind a name's last letters. */
export const MAY_ASSIGN =
  /(?<=(?:ssword|sswd|ssphrase|sscode|pwd|key|secret|token|zation|nemonic|phrase|tials?|auth|ature|cookie)(?:["'`\\\]*\s]|%2[27]){0,9})(?:[:=]|=>|%3[AaDd]|\*{0,2}\s(?:is|was)\s)|--(?:[\w-]{0,30})(?:password|key|token|secret) /i;

const LOOKS = [...FORMAT_GROUPS.flatMap(({ probes }) => probes), MAY_ASSIGN];
/** No format matches less: many values need no look at all. */
const SECRET_CHARS_MIN = 8;

export function mayHoldSecret(text: string): boolean {
  return text.length >= SECRET_CHARS_MIN && LOOKS.some((look) => look.test(text));
}

/** Names whose value is a secret whatever it looks like. Also how `secretNameIn` finds them in a text. */
export const STRONG_NAME_SOURCE =
  "(?:pass(?:word|wd|phrase|code)|pwd|(?:x[_-]?)?api[_-]?key|secret(?:[_-]?(?:access[_-]?)?key)?" +
  "|(?:access|refresh|auth|session|id|bearer|api|bot|personal)[_-]?token|private[_-]?key" +
  "|(?:access|account|encryption|signing|master|license|storage|hmac)[_-]?key" +
  "|authorization|mnemonic|(?:seed|recovery)[_-]?phrase)";
/** Names that also mean other things: their value must look like a secret. */
export const WEAK_NAME_SOURCE = "(?:token|credentials?|auth|signature|cookie)";

const STRONG_NAME = new RegExp(`(?:^|[^a-z0-9])${STRONG_NAME_SOURCE}$`, "i");
/** Written together: `dbpassword`, `accesstoken`. */
const STRONG_TAIL = /(?:password|passwd|passphrase|apikey|secretkey|accesstoken|authtoken)$/i;
/** The same at the end of `camelCase`. */
const STRONG_CAMEL =
  /[a-z0-9](?:Password|Passphrase|Pwd|ApiKey|APIKey|Secret|SecretKey|(?:Access|Refresh|Auth|Session|Id|Bearer|Bot)Token|(?:Private|Access|Account|Encryption|Signing|Master)Key|Authorization)$/;
const WEAK_NAME = new RegExp(`(?:^|[^a-z0-9])${WEAK_NAME_SOURCE}$`, "i");
const WEAK_CAMEL = /[a-z0-9](?:Token|Credentials?|Auth|Signature|Cookie)$/;
/** Tokens that say where one is, or how many there were. */
const HARMLESS =
  /(?:next|prev|previous|page|continuation|cursor|sync|resume|csrf|xsrf|eos|bos|pad|unk|stop|start|end|special|max|min|num|prompt|completion|input|output|total|thought|trial)[_-]?(?:page[_-]?)?(?:token|signature)$|public[_-]?key$/i;

export type NameStrength = "strong" | "weak" | "none";

export function nameStrength(name: string): NameStrength {
  if (HARMLESS.test(name)) return "none";
  if (STRONG_NAME.test(name) || STRONG_TAIL.test(name) || STRONG_CAMEL.test(name)) return "strong";
  return WEAK_NAME.test(name) || WEAK_CAMEL.test(name) ? "weak" : "none";
}

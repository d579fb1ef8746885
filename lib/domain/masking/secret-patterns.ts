/**
 * Public token formats, as their issuers publish them. `keyword` is a cheap test that a text must pass
 * before the expression runs: most texts hold none of the keywords.
 */
type SecretPattern = { kind: string; keyword: string; expression: RegExp };

/** Any of the keywords below, in one pass: what almost every text fails. */
export const ANY_KEYWORD =
  /sk-|A[KS]IA|gh[pousr]_|github_pat_|glpat-|xox|_(?:live|test)_|AIza|npm_|SG\.|bt_|eyJ|PRIVATE KEY-----|:\/\/|earer|EARER/;

/** Letters and digits that belong to an escape (`\n`, `\u0022`, `%20`), not to the word behind it. */
const ESCAPE = String.raw`(?<=\\[bfnrt]|\\u[0-9A-Fa-f]{4}|%[0-9A-Fa-f]{2})`;

/**
 * A token that does not begin in the middle of a word. No repeat is endless here: on a run of ten
 * million characters the expression's own stack would overflow.
 */
function token(body: string): RegExp {
  return new RegExp(`(?:(?<![A-Za-z0-9])|${ESCAPE})${body}`, "g");
}

/** Starts once a run of characters: from every `eyJ` within one, the search would be quadratic. */
const JWT = new RegExp(
  String.raw`(?:(?<![\w\\%-])|${ESCAPE})[\w-]{11,20000}\.eyJ[\w-]{8,20000}\.[\w-]{8,20000}`,
  "g",
);

const BEARER = /(?<=bearer(?: {1,4}|%20|\+))[A-Za-z0-9._~+/=-]{20,20000}/gi;

export const SECRET_PATTERNS: readonly SecretPattern[] = [
  {
    kind: "anthropic_key",
    keyword: "sk-ant-",
    expression: token("sk-ant-[A-Za-z0-9_-]{20,20000}"),
  },
  {
    kind: "openai_key",
    keyword: "sk-",
    // A stated environment is enough; without one it takes the length of a real key.
    expression: token(
      "sk-(?:(?:live|test|proj|svcacct)-[A-Za-z0-9_-]{8,20000}|(?!ant-)[A-Za-z0-9_-]{20,20000})",
    ),
  },
  { kind: "aws_access_key", keyword: "AKIA", expression: token("AKIA[0-9A-Z]{16}(?![A-Za-z0-9])") },
  { kind: "aws_access_key", keyword: "ASIA", expression: token("ASIA[0-9A-Z]{16}(?![A-Za-z0-9])") },
  { kind: "github_token", keyword: "gh", expression: token("gh[pousr]_[A-Za-z0-9]{36,20000}") },
  {
    kind: "github_token",
    keyword: "github_pat_",
    expression: token("github_pat_[A-Za-z0-9_]{40,20000}"),
  },
  { kind: "gitlab_token", keyword: "glpat-", expression: token("glpat-[A-Za-z0-9_-]{20,20000}") },
  { kind: "slack_token", keyword: "xox", expression: token("xox[abeoprs]-[A-Za-z0-9-]{10,20000}") },
  { kind: "stripe_key", keyword: "_live_", expression: token("[rs]k_live_[A-Za-z0-9]{16,20000}") },
  { kind: "stripe_key", keyword: "_test_", expression: token("[rs]k_test_[A-Za-z0-9]{16,20000}") },
  { kind: "google_key", keyword: "AIza", expression: token("AIza[0-9A-Za-z_-]{35}") },
  { kind: "npm_token", keyword: "npm_", expression: token("npm_[A-Za-z0-9]{36}(?![A-Za-z0-9])") },
  {
    kind: "sendgrid_key",
    keyword: "SG.",
    expression: token(String.raw`SG\.[A-Za-z0-9_-]{16,20000}\.[A-Za-z0-9_-]{16,20000}`),
  },
  { kind: "baton_key", keyword: "bt_", expression: token("bt_[a-z]+_[A-Za-z0-9]{32,20000}") },
  { kind: "jwt", keyword: "eyJ", expression: JWT },
  {
    kind: "private_key",
    keyword: "PRIVATE KEY-----",
    expression: /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  },
  {
    kind: "url_password",
    keyword: "://",
    expression: /(?<=:\/\/[^\s:/@]{0,64}:)[^\s/@"'<>]{3,128}(?=@)/g,
  },
  { kind: "bearer_token", keyword: "earer", expression: BEARER },
  { kind: "bearer_token", keyword: "EARER", expression: BEARER },
];

/**
 * Public token formats, as their issuers publish them. `keyword` is a cheap test that a text must pass
 * before the expression runs: most texts hold none of the keywords.
 */
type SecretPattern = { kind: string; keyword: string; expression: RegExp };

/** Any of the keywords below, in one pass: what almost every text fails. */
export const ANY_KEYWORD =
  /sk-|A[KS]IA|gh[pousr]_|github_pat_|glpat-|xox|_(?:live|test)_|AIza|npm_|SG\.|bt_|eyJ|PRIVATE KEY-----|:\/\/|earer /;

export const SECRET_PATTERNS: readonly SecretPattern[] = [
  { kind: "anthropic_key", keyword: "sk-ant-", expression: /\bsk-ant-[A-Za-z0-9_-]{20,}/g },
  {
    kind: "openai_key",
    keyword: "sk-",
    // A stated environment is enough; without one it takes the length of a real key.
    expression: /\bsk-(?:(?:live|test|proj|svcacct)-[A-Za-z0-9_-]{8,}|(?!ant-)[A-Za-z0-9_-]{20,})/g,
  },
  { kind: "aws_access_key", keyword: "AKIA", expression: /\bAKIA[0-9A-Z]{16}\b/g },
  { kind: "aws_access_key", keyword: "ASIA", expression: /\bASIA[0-9A-Z]{16}\b/g },
  { kind: "github_token", keyword: "gh", expression: /\bgh[pousr]_[A-Za-z0-9]{36,}\b/g },
  { kind: "github_token", keyword: "github_pat_", expression: /\bgithub_pat_[A-Za-z0-9_]{40,}/g },
  { kind: "gitlab_token", keyword: "glpat-", expression: /\bglpat-[A-Za-z0-9_-]{20,}/g },
  { kind: "slack_token", keyword: "xox", expression: /\bxox[abeoprs]-[A-Za-z0-9-]{10,}/g },
  { kind: "stripe_key", keyword: "_live_", expression: /\b[rs]k_live_[A-Za-z0-9]{16,}/g },
  { kind: "stripe_key", keyword: "_test_", expression: /\b[rs]k_test_[A-Za-z0-9]{16,}/g },
  { kind: "google_key", keyword: "AIza", expression: /\bAIza[0-9A-Za-z_-]{35}/g },
  { kind: "npm_token", keyword: "npm_", expression: /\bnpm_[A-Za-z0-9]{36}\b/g },
  {
    kind: "sendgrid_key",
    keyword: "SG.",
    expression: /\bSG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}/g,
  },
  { kind: "baton_key", keyword: "bt_", expression: /\bbt_[a-z]+_[A-Za-z0-9]{32,}/g },
  {
    kind: "jwt",
    keyword: "eyJ",
    expression: /\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}/g,
  },
  {
    kind: "private_key",
    keyword: "PRIVATE KEY-----",
    expression: /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  },
  {
    kind: "url_password",
    keyword: "://",
    expression: /(?<=:\/\/[^\s:/@]{0,64}:)[^\s:/@]{3,128}(?=@)/g,
  },
  {
    kind: "bearer_token",
    keyword: "earer ",
    expression: /(?<=\b[Bb]earer )[A-Za-z0-9._~+/=-]{20,}/g,
  },
];

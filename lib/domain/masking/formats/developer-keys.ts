import { type SecretFormat, token, wholeToken } from "../secret-format";

/** Keys of code hosts, package registries, monitoring and work tools. */
export const DEVELOPER_KEYS: readonly SecretFormat[] = [
  { kind: "github_token", keyword: "gh", expression: token("gh[pousr]_[A-Za-z0-9]{36,20000}") },
  {
    kind: "github_token",
    keyword: "github_pat_",
    expression: token("github_pat_[A-Za-z0-9_]{40,20000}"),
  },
  {
    kind: "gitlab_token",
    keyword: "gl",
    expression: token(
      String.raw`gl(?:pat|dt|rt|rtr|ptt|cbt|ft|imt|agent|soat|oas)-[A-Za-z0-9_.-]{20,20000}`,
    ),
  },
  { kind: "bitbucket_token", keyword: "ATBB", expression: wholeToken("ATBB[A-Za-z0-9]{32}") },
  {
    kind: "atlassian_token",
    keyword: "AT",
    expression: token("AT[AC]TT3[A-Za-z0-9_=-]{60,300}"),
  },
  { kind: "npm_token", keyword: "npm_", expression: wholeToken("npm_[A-Za-z0-9]{36}") },
  { kind: "nuget_key", keyword: "oy2", expression: wholeToken("oy2[a-z0-9]{43}") },
  { kind: "pypi_token", keyword: "pypi-", expression: token("pypi-AgE[A-Za-z0-9_-]{50,2000}") },
  { kind: "rubygems_key", keyword: "rubygems_", expression: token("rubygems_[a-f0-9]{48}") },
  {
    kind: "docker_token",
    keyword: "dckr_",
    expression: token("dckr_(?:p|o)at_[A-Za-z0-9_-]{27,40}"),
  },
  { kind: "artifactory_key", keyword: "AKCp", expression: token("AKCp[A-Za-z0-9]{69}") },
  {
    kind: "sentry_token",
    keyword: "sntrys_",
    expression: token("sntrys_eyJ[A-Za-z0-9+/=_-]{60,500}"),
  },
  { kind: "sentry_token", keyword: "sntryu_", expression: token("sntryu_[a-f0-9]{64}") },
  {
    kind: "new_relic_key",
    keyword: "NR",
    expression: wholeToken("NR(?:AK|II|RA|SP)-[A-Za-z0-9_-]{20,60}"),
  },
  {
    kind: "grafana_token",
    keyword: "glsa_",
    expression: token("glsa_[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}"),
  },
  { kind: "grafana_token", keyword: "glc_", expression: token("glc_[A-Za-z0-9+/=]{32,400}") },
  {
    kind: "dynatrace_token",
    keyword: "dt0",
    expression: token(String.raw`dt0[a-z]\d{2}\.[A-Z0-9]{24}\.[A-Z0-9]{64}`),
  },
  { kind: "posthog_key", keyword: "phx_", expression: token("phx_[A-Za-z0-9]{40,60}") },
  {
    kind: "linear_key",
    keyword: "lin_",
    expression: token("lin_(?:api|oauth)_[A-Za-z0-9]{32,64}"),
  },
  { kind: "notion_token", keyword: "secret_", expression: wholeToken("secret_[A-Za-z0-9]{43}") },
  { kind: "notion_token", keyword: "ntn_", expression: wholeToken("ntn_[A-Za-z0-9]{40,50}") },
  { kind: "postman_key", keyword: "PMAK-", expression: token("PMAK-[a-f0-9]{24}-[a-f0-9]{34}") },
  { kind: "figma_token", keyword: "figd_", expression: token("figd_[A-Za-z0-9_-]{40,60}") },
  {
    kind: "airtable_token",
    keyword: "pat",
    expression: token(String.raw`pat[A-Za-z0-9]{14}\.[a-f0-9]{64}`),
  },
  { kind: "buildkite_token", keyword: "bkua_", expression: token("bkua_[a-z0-9]{40}") },
  { kind: "netlify_token", keyword: "nfp_", expression: wholeToken("nfp_[A-Za-z0-9]{36,40}") },
  { kind: "prefect_key", keyword: "pnu_", expression: wholeToken("pnu_[A-Za-z0-9]{36}") },
  { kind: "contentful_token", keyword: "CFPAT-", expression: token("CFPAT-[A-Za-z0-9_-]{43}") },
];

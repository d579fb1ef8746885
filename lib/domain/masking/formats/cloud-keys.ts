import { EDGE, END, type SecretFormat, token, wholeToken } from "../secret-format";

const BECH32_UPPER = "[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]";

/** Keys of clouds, secret stores and infrastructure. */
export const CLOUD_KEYS: readonly SecretFormat[] = [
  {
    // Before the id is masked: a secret key has no form of its own, but it follows its id.
    kind: "aws_secret_key",
    keyword: "IA",
    expression: new RegExp(
      `(?<=${EDGE}A[KS]IA[0-9A-Z]{16}[\\s,;:|"'\\\\]{1,6})[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])`,
      "g",
    ),
  },
  {
    kind: "aws_access_key",
    keyword: "IA",
    expression: wholeToken("A[KS]IA[0-9A-Z]{16}"),
  },
  { kind: "aws_bedrock_key", keyword: "ABSK", expression: token("ABSK[A-Za-z0-9+/=]{100,200}") },
  {
    kind: "azure_storage_key",
    keyword: "Key=",
    expression: /(?<=(?:Account|SharedAccess)Key=)[A-Za-z0-9+/]{40,100}={0,2}/g,
  },
  {
    kind: "azure_sas",
    keyword: "sig",
    expression: /(?<=(?:[?&;]|%26|%3F)sig(?:=|%3D))[A-Za-z0-9%+/=_-]{40,200}/gi,
  },
  {
    kind: "azure_client_secret",
    keyword: "Q~",
    expression: new RegExp(`${EDGE}[A-Za-z0-9_~.]{3}\\dQ~[A-Za-z0-9_~.-]{31,34}${END}`, "g"),
  },
  {
    kind: "digitalocean_token",
    keyword: "_v1_",
    expression: token("do[oprt]_v1_[a-f0-9]{64}"),
  },
  {
    kind: "databricks_token",
    keyword: "dapi",
    expression: token("dapi[a-f0-9]{32}(?:-[0-9])?(?![a-f0-9])"),
  },
  { kind: "alibaba_key", keyword: "LTAI", expression: wholeToken("LTAI[A-Za-z0-9]{17,26}") },
  {
    kind: "cloudflare_key",
    keyword: "v1.0-",
    expression: token(String.raw`v1\.0-[a-f0-9]{24}-[a-f0-9]{146}`),
  },
  { kind: "fly_token", keyword: "fo1_", expression: token("fo1_[A-Za-z0-9_-]{40,50}") },
  {
    kind: "planetscale_token",
    keyword: "pscale_",
    expression: token(String.raw`pscale_(?:tkn|pw|oauth)_[\w=.-]{32,64}`),
  },
  { kind: "supabase_token", keyword: "sbp_", expression: token("sbp_[a-z0-9_]{40,50}") },
  {
    kind: "supabase_token",
    keyword: "sb_secret_",
    expression: token("sb_secret_[A-Za-z0-9_-]{20,60}"),
  },
  { kind: "vault_token", keyword: "hv", expression: token(String.raw`hv[sbr]\.[\w-]{24,500}`) },
  {
    kind: "terraform_token",
    keyword: ".atlasv1.",
    expression: token(String.raw`[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{60,80}`),
  },
  {
    kind: "doppler_token",
    keyword: "dp.",
    expression: token(
      String.raw`dp\.(?:pt|st|ct|scim|audit|sa)\.(?:[a-z0-9_-]{1,64}\.)?[A-Za-z0-9]{40,44}`,
    ),
  },
  { kind: "pulumi_token", keyword: "pul-", expression: wholeToken("pul-[a-f0-9]{40}") },
  {
    kind: "age_secret_key",
    keyword: "AGE-SECRET-KEY-1",
    expression: token(`AGE-SECRET-KEY-1${BECH32_UPPER}{58}`),
  },
  {
    kind: "onepassword_token",
    keyword: "ops_",
    expression: token("ops_eyJ[A-Za-z0-9+/=_-]{100,20000}"),
  },
];

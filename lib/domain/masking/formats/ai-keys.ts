import { looksRandom } from "../looks-random";
import { type SecretFormat, token, wholeToken } from "../secret-format";

/** Keys of model providers and of the tools around them. The more specific prefix comes first. */
export const AI_KEYS: readonly SecretFormat[] = [
  {
    kind: "anthropic_key",
    keyword: "sk-ant-",
    expression: token("sk-ant-[A-Za-z0-9_-]{20,20000}"),
  },
  {
    kind: "openrouter_key",
    keyword: "sk-or-",
    expression: token("sk-or-(?:v1-)?[A-Za-z0-9_-]{32,20000}"),
  },
  {
    kind: "langfuse_key",
    keyword: "sk-lf-",
    expression: token("sk-lf-[A-Za-z0-9-]{20,20000}"),
  },
  {
    kind: "openai_key",
    keyword: "sk-",
    // A stated environment is enough; without one it takes the length of a real key.
    expression: token("sk-(?:live|test|proj|svcacct|service|admin|None)-[A-Za-z0-9_-]{8,20000}"),
  },
  {
    kind: "openai_key",
    keyword: "sk-",
    expression: token("sk-(?!ant-|or-|lf-)[A-Za-z0-9_-]{20,20000}"),
    // `sk-` also begins names of CSS classes and of libraries.
    accepts: (secret) => looksRandom(secret.slice(3)),
  },
  {
    kind: "langsmith_key",
    keyword: "lsv2_",
    expression: token("lsv2_(?:pt|sk)_[A-Za-z0-9]{32}(?:_[A-Za-z0-9]{10})?"),
  },
  { kind: "google_key", keyword: "AIza", expression: token("AIza[0-9A-Za-z_-]{35}") },
  { kind: "google_oauth", keyword: "GOCSPX-", expression: token("GOCSPX-[A-Za-z0-9_-]{24,64}") },
  { kind: "google_oauth", keyword: "ya29.", expression: token(String.raw`ya29\.[\w-]{20,20000}`) },
  { kind: "hugging_face_token", keyword: "hf_", expression: wholeToken("hf_[A-Za-z0-9]{34,40}") },
  {
    kind: "hugging_face_token",
    keyword: "api_org_",
    expression: wholeToken("api_org_[A-Za-z0-9]{34}"),
  },
  { kind: "replicate_token", keyword: "r8_", expression: wholeToken("r8_[A-Za-z0-9]{37}") },
  { kind: "groq_key", keyword: "gsk_", expression: wholeToken("gsk_[A-Za-z0-9]{48,56}") },
  { kind: "perplexity_key", keyword: "pplx-", expression: token("pplx-[A-Za-z0-9]{40,64}") },
  { kind: "xai_key", keyword: "xai-", expression: token("xai-[A-Za-z0-9]{70,90}") },
  { kind: "cerebras_key", keyword: "csk-", expression: wholeToken("csk-[a-z0-9]{40,60}") },
  { kind: "fireworks_key", keyword: "fw_", expression: wholeToken("fw_[A-Za-z0-9]{22,24}") },
  { kind: "nvidia_key", keyword: "nvapi-", expression: token("nvapi-[A-Za-z0-9_-]{60,80}") },
  { kind: "elevenlabs_key", keyword: "sk_", expression: wholeToken("sk_[0-9a-f]{48}") },
  {
    kind: "pinecone_key",
    keyword: "pcsk_",
    expression: token("pcsk_[A-Za-z0-9]{4,8}_[A-Za-z0-9]{50,70}"),
  },
  { kind: "tavily_key", keyword: "tvly-", expression: token("tvly-[A-Za-z0-9-]{30,60}") },
  { kind: "baton_key", keyword: "bt_", expression: token("bt_[a-z]{1,20}_[A-Za-z0-9]{32,20000}") },
];

import { hex, type SecretCase } from "./secret-case.fixture";

export const AI_AND_CLOUD_CASES: SecretCase[] = [
  {
    kind: "anthropic_key",
    sample: /^sk-ant-api03-[A-Za-z0-9_-]{93}AA$/,
    nearMisses: ["sk-ant-", "ask-ant-colony-optimisation", "sk-ant-colony"],
  },
  { kind: "openrouter_key", sample: /^sk-or-v1-[0-9a-f]{64}$/, nearMisses: ["sk-or-v1-short"] },
  {
    kind: "langfuse_key",
    sample: /^sk-lf-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/,
    nearMisses: [`pk-lf-${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)}`],
  },
  {
    kind: "openai_key",
    name: "of a project",
    sample: /^sk-proj-[A-Za-z0-9_-]{48}$/,
    nearMisses: ["sk-proj-", "task-project-management-overview"],
  },
  {
    kind: "openai_key",
    name: "of a service account",
    sample: /^sk-svcacct-[A-Za-z0-9_-]{48}$/,
    nearMisses: ["sk-svcacct"],
  },
  {
    kind: "openai_key",
    name: "without a prefix",
    sample: /^sk-(?:[A-Z][0-9][a-z]){8}T3BlbkFJ(?:[A-Z][0-9][a-z]){6}$/,
    nearMisses: [
      "sk-fading-circle-container-animation",
      "sk-estimator-doc-link-sk-toggleable",
      "task-list of risk-averse-customers-in-finance",
      "sk-short",
    ],
  },
  {
    kind: "langsmith_key",
    sample: /^lsv2_(pt|sk)_[a-f0-9]{32}_[a-f0-9]{10}$/,
    nearMisses: ["lsv2_pt_"],
  },
  {
    kind: "google_key",
    sample: /^AIza[0-9A-Za-z_-]{35}$/,
    nearMisses: ["AIzawa", `xAIza${hex(35)}`],
  },
  { kind: "google_oauth", sample: /^GOCSPX-[A-Za-z0-9_-]{28}$/, nearMisses: ["GOCSPX-short"] },
  {
    kind: "google_oauth",
    name: "access",
    sample: /^ya29\.[A-Za-z0-9_-]{60}$/,
    nearMisses: ["ya29.x"],
  },
  {
    kind: "hugging_face_token",
    sample: /^hf_[A-Za-z]{34}$/,
    nearMisses: ["hf_hub_download", "hf_transformers_model_name_for_question_answering"],
  },
  {
    kind: "hugging_face_token",
    name: "org",
    sample: /^api_org_[A-Za-z]{34}$/,
    nearMisses: ["api_org_id"],
  },
  {
    kind: "replicate_token",
    sample: /^r8_[A-Za-z0-9]{37}$/,
    nearMisses: ["r8_uint", `r8_${hex(20)}`],
  },
  { kind: "groq_key", sample: /^gsk_[A-Za-z0-9]{52}$/, nearMisses: ["gsk_scene_graph"] },
  { kind: "perplexity_key", sample: /^pplx-[A-Za-z0-9]{48}$/, nearMisses: ["pplx-70b-online"] },
  { kind: "xai_key", sample: /^xai-[A-Za-z0-9]{80}$/, nearMisses: ["xai-explainability-methods"] },
  { kind: "cerebras_key", sample: /^csk-[a-z0-9]{48}$/, nearMisses: ["csk-chennai-super-kings"] },
  {
    kind: "fireworks_key",
    sample: /^fw_[A-Za-z0-9]{24}$/,
    nearMisses: ["fw_version", "fw_rules_table_of_site"],
  },
  { kind: "nvidia_key", sample: /^nvapi-[A-Za-z0-9_-]{64}$/, nearMisses: ["nvapi-docs"] },
  {
    kind: "elevenlabs_key",
    sample: /^sk_[0-9a-f]{48}$/,
    nearMisses: ["sk_learn", `sk_${hex(32)}`],
  },
  {
    kind: "pinecone_key",
    sample: /^pcsk_[A-Za-z0-9]{6}_[A-Za-z0-9]{63}$/,
    nearMisses: ["pcsk_index_name"],
  },
  { kind: "tavily_key", sample: /^tvly-(dev-)?[A-Za-z0-9]{32}$/, nearMisses: ["tvly-search"] },
  {
    kind: "baton_key",
    sample: /^bt_ingest_[A-Za-z0-9]{40}$/,
    nearMisses: ["bt_ingest_", "bt_device_name"],
  },
  {
    kind: "aws_access_key",
    sample: /^(AKIA|ASIA)[0-9A-Z]{16}$/,
    nearMisses: ["ASIAN MARKETS ARE OPEN TODAY", `${hex(20)}AKIAIOSFODNN7EXAMPLE`, "AKIA123"],
  },
  { kind: "aws_bedrock_key", sample: /^ABSK[A-Za-z0-9+/]{128}$/, nearMisses: ["ABSKILL"] },
  {
    kind: "azure_client_secret",
    sample: /^[A-Za-z0-9]{3}8Q~[A-Za-z0-9_~.]{33}[A-Za-z0-9]$/,
    nearMisses: ["FAQ~what is it", "1Q~2Q earnings"],
  },
  {
    kind: "digitalocean_token",
    sample: /^do[opr]_v1_[a-f0-9]{64}$/,
    nearMisses: ["dop_v1_", "do_v1_x"],
  },
  {
    kind: "databricks_token",
    sample: /^dapi[a-f0-9]{32}(-2)?$/,
    nearMisses: ["dapivirine", "dapi1234"],
  },
  { kind: "alibaba_key", sample: /^LTAI[A-Za-z0-9]{20}$/, nearMisses: ["LTAI", "CONSULTAIRE"] },
  {
    kind: "cloudflare_key",
    sample: /^v1\.0-[a-f0-9]{24}-[a-f0-9]{146}$/,
    nearMisses: ["v1.0-beta", "v1.0-rc.1"],
  },
  { kind: "fly_token", sample: /^fo1_[A-Za-z0-9_-]{43}$/, nearMisses: ["fo1_region"] },
  { kind: "planetscale_token", sample: /^pscale_tkn_[\w=.-]{43}$/, nearMisses: ["pscale_branch"] },
  {
    kind: "supabase_token",
    sample: /^sbp_[0-9a-f]{40}$/,
    nearMisses: ["sbp_mmHg", "sb_publishable_abc"],
  },
  {
    kind: "supabase_token",
    name: "new",
    sample: /^sb_secret_[A-Za-z0-9_-]{31}$/,
    nearMisses: ["sb_secret_x"],
  },
  {
    kind: "vault_token",
    sample: /^hvs\.[A-Za-z0-9_-]{90}$/,
    nearMisses: ["hvs.md", "hvac.example.com"],
  },
  {
    kind: "terraform_token",
    sample: /^[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9]{67}$/,
    nearMisses: ["x.atlasv1.y"],
  },
  {
    kind: "doppler_token",
    sample: /^dp\.(pt|st)\.[A-Za-z0-9]{43}$/,
    nearMisses: ["dp.st.short", "dp.table[i]"],
  },
  { kind: "pulumi_token", sample: /^pul-[a-f0-9]{40}$/, nearMisses: ["pul-tab", "gospel-pul-pit"] },
  {
    kind: "age_secret_key",
    sample: /^AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}$/,
    nearMisses: [`age1${"qpzry9x8gf2tvdw0s3jn54khce6mua7l".repeat(2).slice(0, 58)}`],
  },
  {
    kind: "onepassword_token",
    sample: /^ops_eyJ[A-Za-z0-9_-]{250}$/,
    nearMisses: ["ops_team", "ops_eyJshort"],
  },
];

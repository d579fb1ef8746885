import { z } from "zod";

const NAMES = z
  .string()
  .default("")
  .transform((list) =>
    list
      .split(",")
      .map((name) => name.trim().toLowerCase())
      .filter(Boolean),
  );

const POSTGRES_URL = z.string().regex(/^postgres(ql)?:\/\//, "must be a postgres:// address");

const Env = z.object({
  DATABASE_URL: POSTGRES_URL,
  /** A server that follows it and only answers; figures over many handoffs are read there. */
  BATON_READ_DATABASE_URL: POSTGRES_URL.optional(),
  BATON_SECRET: z.string().min(32, "must have at least 32 characters"),
  /** The one before: what it sealed in the vault is brought under the new one. */
  BATON_SECRET_PREVIOUS: z.string().min(32, "must have at least 32 characters").optional(),
  /** Whether this process carries handoffs, too. */
  BATON_WORKER: z.enum(["on", "off"]).default("on"),
  /** Where agents that are code lie; without it there are none. */
  BATON_AGENTS_DIR: z.string().optional(),
  /** Private hosts that Baton may call all the same: `name` or `name:port`, separated by commas. */
  BATON_ALLOW_PRIVATE_HOSTS: z
    .string()
    .default("")
    .transform((list) =>
      list
        .split(",")
        .map((host) => host.trim())
        .filter(Boolean),
    ),
  /** `/metrics` asks for it as a bearer token; unset: whoever reaches Baton may read the figures. */
  BATON_METRICS_TOKEN: z.string().min(16, "must have at least 16 characters").optional(),
  /** Requests that one key or person, and one address, may make in a minute at one process; 0: any. */
  BATON_CALLER_PER_MINUTE: z.coerce.number().int().min(0).default(60_000),
  BATON_ADDRESS_PER_MINUTE: z.coerce.number().int().min(0).default(120_000),
  /** Proxies of the operator's own before Baton; read by scripts/client-address.mjs, before any module. */
  BATON_TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  /** Whether this process sends spans of its own (`OTEL_EXPORTER_OTLP_ENDPOINT` says where). */
  BATON_TRACING: z.enum(["on", "off"]).default("off"),
  BATON_URL: z.url().default("http://127.0.0.1:3000"),
  BATON_INIT_ADMIN_EMAIL: z.email().optional(),
  BATON_INIT_ADMIN_PASSWORD: z.string().min(8, "must have at least 8 characters").optional(),
  BATON_INIT_KEY: z
    .string()
    .regex(
      /^bt_[a-z]+_[A-Za-z0-9]{32,100}$/,
      "must look like bt_admin_ and 32 to 100 letters and digits",
    )
    .optional(),
  /** Single sign-on by OpenID Connect: all three, or none. */
  BATON_OIDC_ISSUER: z
    .url()
    .refine(isConfidential, "must be an https address; plain http only on this machine")
    .optional(),
  BATON_OIDC_CLIENT_ID: z.string().optional(),
  BATON_OIDC_CLIENT_SECRET: z.string().optional(),
  /** What the button says: "Sign in with …". */
  BATON_OIDC_NAME: z.string().max(60).default("single sign-on"),
  /** Whose addresses let newcomers in without an invitation; none unless said. */
  BATON_OIDC_DOMAINS: NAMES,
  BATON_OIDC_ROLE: z.enum(["viewer", "member", "reviewer"]).default("viewer"),
  BATON_OIDC_PROJECT: z.string().default("default"),
});
export type Env = z.infer<typeof Env>;

function isConfidential(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === "https:" || ["localhost", "127.0.0.1"].includes(url?.hostname ?? "");
}

let parsed: Env | undefined;

/** The environment, checked once; a wrong value names its variable. */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}

function parseEnv(source: NodeJS.ProcessEnv): Env {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const result = Env.safeParse(present);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`Baton cannot start with this environment:\n${lines.join("\n")}`);
}

import { z } from "zod";

export const SECRETS_PER_PROJECT_MAX = 200;

/** What an agent writes in place of the value: `{{secret:NAME}}`. */
export const SecretName = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_.-]{0,63}$/, "Use letters, digits, _ . and -, a letter first")
  .brand<"SecretName">();
export type SecretName = z.infer<typeof SecretName>;

/** For whom a secret is, and where it may be sent. */
export type SecretScope = { agents: readonly string[]; hosts: readonly string[] };

/** How a secret left the vault. */
export const USE_WAYS = ["proxy", "llm"] as const;
export type UseWay = (typeof USE_WAYS)[number];

/** Why it did not; null: it did. */
export const USE_REFUSALS = ["unknown", "agent", "host", "plain_http", "unreadable"] as const;
export type UseRefusal = (typeof USE_REFUSALS)[number];

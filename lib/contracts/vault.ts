import { z } from "zod";
import { AgentName } from "@/lib/domain/event/shapes";
import { HostRule } from "@/lib/domain/vault/host-rule";
import { EVERY_AGENT, VALUE_CHARS_MAX, VALUE_CHARS_MIN } from "@/lib/domain/vault/limits";
import { SecretName, USE_REFUSALS, USE_WAYS } from "@/lib/domain/vault/secret";
import { listOf } from "./list";

const LIST_MAX = 100;

/** Never the value: it goes in and does not come out. */
export const SecretDto = z.object({
  name: z.string(),
  agents: z.array(z.string()),
  hosts: z.array(z.string()),
  /** False: sealed under a BATON_SECRET that is not known here. */
  is_readable: z.boolean(),
  created_by: z.string(),
  created_at: z.string(),
  updated_by: z.string(),
  updated_at: z.string(),
  last_used_at: z.string().nullable(),
  last_used_by: z.string().nullable(),
  last_used_host: z.string().nullable(),
});
export type SecretDto = z.infer<typeof SecretDto>;
export const SecretList = z.object({ items: z.array(SecretDto) });
export type SecretList = z.infer<typeof SecretList>;

export const SecretUseDto = z.object({
  id: z.string(),
  agent: z.string(),
  host: z.string(),
  way: z.enum(USE_WAYS),
  refusal: z.enum(USE_REFUSALS).nullable(),
  asked_by: z.string(),
  at: z.string(),
});
export type SecretUseDto = z.infer<typeof SecretUseDto>;
export const SecretUseList = listOf(SecretUseDto);
export type SecretUseList = z.infer<typeof SecretUseList>;

const Value = z
  .string()
  .min(VALUE_CHARS_MIN, `Use at least ${VALUE_CHARS_MIN} characters: shorter ones cannot be masked`)
  .max(VALUE_CHARS_MAX, `Use at most ${VALUE_CHARS_MAX} characters`)
  .refine((value) => value.isWellFormed() && !value.includes("\0"), "is not a text");
const Agents = z
  .array(AgentName)
  .max(LIST_MAX)
  .transform((names) => (names.includes(EVERY_AGENT) ? [EVERY_AGENT] : [...new Set(names)]));
const Hosts = z
  .array(HostRule)
  .max(LIST_MAX)
  .transform((hosts) => [...new Set(hosts)]);

/** Without agents or hosts nobody may use it. */
export const AddSecretRequest = z.object({
  name: SecretName,
  value: Value,
  agents: Agents.default([]),
  hosts: Hosts.default([]),
});
export type AddSecretRequest = z.infer<typeof AddSecretRequest>;

/** What is left out stays. */
export const ChangeSecretRequest = z.object({
  value: Value.optional(),
  agents: Agents.optional(),
  hosts: Hosts.optional(),
});
export type ChangeSecretRequest = z.infer<typeof ChangeSecretRequest>;

const inProject = { project: z.string() };
export const AddSecretInput = AddSecretRequest.extend(inProject);
export type AddSecretInput = z.input<typeof AddSecretInput>;
export const ChangeSecretInput = ChangeSecretRequest.extend({ ...inProject, name: SecretName });
export type ChangeSecretInput = z.input<typeof ChangeSecretInput>;
export const SecretInput = z.object({ ...inProject, name: SecretName });
export type SecretInput = z.input<typeof SecretInput>;

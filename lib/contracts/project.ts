import { z } from "zod";
import { MEMBER_ROLES } from "@/lib/domain/members/roles";
import { KEY_SCOPES } from "@/lib/domain/members/scopes";
import { AgentName } from "@/lib/domain/event/shapes";

export const ProjectDto = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  role: z.enum(MEMBER_ROLES),
});
export type ProjectDto = z.infer<typeof ProjectDto>;

/** An API key without its secret: `prefix` is what people recognise it by. */
export const ApiKeyDto = z.object({
  id: z.string(),
  label: z.string(),
  prefix: z.string(),
  scopes: z.array(z.enum(KEY_SCOPES)),
  /** Which agents it may act as; null: whichever it says. */
  agents: z.array(z.string()).nullable(),
  created_at: z.string(),
  expires_at: z.string().nullable(),
  last_used_at: z.string().nullable(),
  revoked_at: z.string().nullable(),
});
export type ApiKeyDto = z.infer<typeof ApiKeyDto>;

export const ApiKeyList = z.object({ items: z.array(ApiKeyDto) });

export const CreateApiKeyInput = z.object({
  project: z.string().min(1),
  label: z.string().trim().min(1, "Give the key a name").max(100),
  scopes: z.array(z.enum(KEY_SCOPES)).min(1, "Choose at least one scope"),
  expires_in_days: z.number().int().min(1).max(3650).nullable(),
  agents: z.array(AgentName).min(1, "Name an agent").max(100).nullable().optional(),
});
export type CreateApiKeyInput = z.infer<typeof CreateApiKeyInput>;

/** The only moment a key is readable. */
export const CreatedApiKey = z.object({ key: z.string(), api_key: ApiKeyDto });
export type CreatedApiKey = z.infer<typeof CreatedApiKey>;

/** A fresh secret for the same key; the old one goes on for `grace_hours`. */
export const RotateApiKeyBody = z.object({
  grace_hours: z.number().int().min(0).max(720).default(24),
});
export const RotateApiKeyInput = RotateApiKeyBody.extend({
  project: z.string().min(1),
  id: z.string().min(1),
});
export type RotateApiKeyInput = z.input<typeof RotateApiKeyInput>;

export const RevokeApiKeyInput = z.object({ project: z.string().min(1), id: z.string().min(1) });
export type RevokeApiKeyInput = z.infer<typeof RevokeApiKeyInput>;

export const CreateProjectBody = z.object({
  name: z.string().trim().min(1, "Give the project a name").max(100),
});
export type CreateProjectBody = z.infer<typeof CreateProjectBody>;

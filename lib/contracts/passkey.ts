import { z } from "zod";
import { PASSKEY_NAME_CHARS_MAX } from "@/lib/domain/passkey";

const NAME = z.string().trim().min(1, "Give it a name").max(PASSKEY_NAME_CHARS_MAX);
const ID = z.string().min(1).max(100);
const PROJECT = z.string().min(1);

export const PasskeyDto = z.object({
  id: z.string(),
  name: z.string(),
  /** Who keeps it, as far as its maker says. */
  keeper: z.string().nullable(),
  is_synced: z.boolean(),
  added_at: z.string(),
});
export type PasskeyDto = z.infer<typeof PasskeyDto>;

/** Browsers give passkeys to pages of one origin only. */
export type PasskeyPlace =
  | { kind: "here" }
  | { kind: "elsewhere"; origin: string }
  | { kind: "nowhere" };

/** `response`: what the browser made, in the words of WebAuthn; the auth library checks all of it. */
export const AddPasskeyInput = z.object({
  project: PROJECT,
  name: NAME,
  response: z.looseObject({ id: z.string().max(2000) }),
});
export type AddPasskeyInput = z.infer<typeof AddPasskeyInput>;

export const RenamePasskeyInput = z.object({ project: PROJECT, id: ID, name: NAME });
export type RenamePasskeyInput = z.infer<typeof RenamePasskeyInput>;

export const RemovePasskeyInput = z.object({ project: PROJECT, id: ID });
export type RemovePasskeyInput = z.infer<typeof RemovePasskeyInput>;

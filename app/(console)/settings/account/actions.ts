"use server";

import { headers } from "next/headers";
import { z } from "zod";
import { authFor } from "@/lib/access/auth";
import { keepPasskey } from "@/lib/access/passkeys/keep-passkey";
import { findSession } from "@/lib/access/session";
import type { ActionResult } from "@/lib/contracts/action-result";
import { AddPasskeyInput, RemovePasskeyInput, RenamePasskeyInput } from "@/lib/contracts/passkey";
import { RevokeSessionInput } from "@/lib/contracts/session";
import { runAction } from "@/lib/http/action";
import { removePasskey, renamePasskey } from "@/lib/services/account/change-passkey";
import { revokeSession } from "@/lib/services/account/revoke-session";
import { writeAudit } from "@/lib/services/audit/write-audit";

const SetPasswordInput = z.object({
  project: z.string().min(1),
  password: z.string().min(8, "Use at least 8 characters").max(128),
});

/** A first password, for somebody who came by a sign-in link; an existing one is only changed. */
export async function setPasswordAction(
  input: z.input<typeof SetPasswordInput>,
): Promise<ActionResult<null>> {
  return runAction(SetPasswordInput, input, async (ctx, { password: newPassword }) => {
    const sent = await headers();
    await authFor(sent).api.setPassword({ body: { newPassword }, headers: sent });
    await writeAudit(ctx, { action: "password.set", subject: "self" });
    return null;
  });
}

export async function revokeSessionAction(input: RevokeSessionInput): Promise<ActionResult<null>> {
  return runAction(RevokeSessionInput, input, async (ctx, { id }) => {
    const session = await findSession(await headers(), { refresh: false });
    return revokeSession(ctx, { id, currentId: session?.id ?? "" });
  });
}

export async function addPasskeyAction(input: AddPasskeyInput): Promise<ActionResult<null>> {
  return runAction(AddPasskeyInput, input, async (ctx, made) => {
    const { id } = await keepPasskey(await headers(), made);
    const detail = { name: made.name };
    await writeAudit(ctx, { action: "passkey.add", subject: `passkey:${id}`, detail });
    return null;
  });
}

export async function renamePasskeyAction(input: RenamePasskeyInput): Promise<ActionResult<null>> {
  return runAction(RenamePasskeyInput, input, renamePasskey);
}

export async function removePasskeyAction(input: RemovePasskeyInput): Promise<ActionResult<null>> {
  return runAction(RemovePasskeyInput, input, removePasskey);
}

"use server";

import { headers } from "next/headers";
import { z } from "zod";
import { authFor } from "@/lib/access/auth";
import type { ActionResult } from "@/lib/contracts/action-result";
import { runAction } from "@/lib/http/action";

const SetPasswordInput = z.object({
  project: z.string().min(1),
  password: z.string().min(8, "Use at least 8 characters").max(128),
});

/** A first password, for somebody who came by a sign-in link; an existing one is only changed. */
export async function setPasswordAction(
  input: z.input<typeof SetPasswordInput>,
): Promise<ActionResult<null>> {
  return runAction(SetPasswordInput, input, async (_ctx, { password: newPassword }) => {
    const sent = await headers();
    await authFor(sent).api.setPassword({ body: { newPassword }, headers: sent });
    return null;
  });
}

"use server";

import { z } from "zod";
import { oidcSettings } from "@/lib/access/oidc/settings";
import type { ActionResult } from "@/lib/contracts/action-result";
import { type InvitedDto, JOIN_TOKEN, type JoinedDto, JoinInput } from "@/lib/contracts/member";
import { runOpenAction } from "@/lib/http/action";
import { joinProject, readInvitation } from "@/lib/services/members/join-project";

const ReadInput = z.object({ token: JOIN_TOKEN });

export async function readInvitationAction(
  input: z.input<typeof ReadInput>,
): Promise<ActionResult<InvitedDto>> {
  return runOpenAction(ReadInput, input, async ({ user, ...edge }, { token }) => {
    const { invitation, name } = await readInvitation(edge, token);
    const { role, email, invitedBy } = invitation;
    return { project: name, role, email, invited_by: invitedBy, signed_in_as: user?.email ?? null };
  });
}

export async function joinProjectAction(input: JoinInput): Promise<ActionResult<JoinedDto>> {
  return runOpenAction(JoinInput, input, ({ user, ...edge }, joining) =>
    joinProject(edge, { ...joining, signedIn: user, hasProvider: oidcSettings() !== undefined }),
  );
}

"use server";

import { headers } from "next/headers";
import { publicOrigin } from "@/lib/access/public-origin";
import type { ActionResult } from "@/lib/contracts/action-result";
import {
  ChangeMemberInput,
  CreateInvitationInput,
  type CreatedInvitation,
  MemberInput,
} from "@/lib/contracts/member";
import { UserId } from "@/lib/domain/ids";
import { env } from "@/lib/env";
import { runAction } from "@/lib/http/action";
import { changeMember } from "@/lib/services/members/change-member";
import { createInvitation, revokeInvitation } from "@/lib/services/members/invitations";

export async function createInvitationAction(
  input: CreateInvitationInput,
): Promise<ActionResult<CreatedInvitation>> {
  return runAction(
    CreateInvitationInput,
    input,
    async (ctx, { role, email, expires_in_days: days }) => {
      const baseUrl = publicOrigin(await headers())?.origin ?? env().BATON_URL;
      return createInvitation(ctx, { role, email, days, baseUrl });
    },
  );
}

export async function revokeInvitationAction(input: MemberInput): Promise<ActionResult<null>> {
  return runAction(MemberInput, input, (ctx, { id }) => revokeInvitation(ctx, id));
}

export async function changeMemberAction(input: ChangeMemberInput): Promise<ActionResult<null>> {
  return runAction(ChangeMemberInput, input, (ctx, { id, role }) =>
    changeMember(ctx, { userId: UserId.parse(id), role }),
  );
}

export async function removeMemberAction(input: MemberInput): Promise<ActionResult<null>> {
  return runAction(MemberInput, input, (ctx, { id }) =>
    changeMember(ctx, { userId: UserId.parse(id), role: null }),
  );
}

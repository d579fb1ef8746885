import { z } from "zod";
import { MEMBER_ROLES } from "../domain/members/roles";

export const MemberDto = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(MEMBER_ROLES),
  joined_at: z.string(),
  /** The last time that a session of theirs was used. */
  last_seen_at: z.string().nullable(),
});
export type MemberDto = z.infer<typeof MemberDto>;

export const INVITATION_STATES = ["open", "accepted", "revoked", "expired"] as const;
export const InvitationDto = z.object({
  id: z.string(),
  role: z.enum(MEMBER_ROLES),
  email: z.string().nullable(),
  invited_by: z.string(),
  created_at: z.string(),
  expires_at: z.string(),
  state: z.enum(INVITATION_STATES),
});
export type InvitationDto = z.infer<typeof InvitationDto>;

/** `invitations`: those that are still open. */
export const MembersDto = z.object({
  items: z.array(MemberDto),
  invitations: z.array(InvitationDto),
});
export type MembersDto = z.infer<typeof MembersDto>;

export const CreateInvitationBody = z.object({
  role: z.enum(MEMBER_ROLES),
  email: z.email().toLowerCase().nullable().default(null),
  expires_in_days: z.number().int().min(1).max(30).default(7),
});
/** The only moment at which the link is readable. */
export const CreatedInvitation = z.object({ link: z.string(), invitation: InvitationDto });
export type CreatedInvitation = z.infer<typeof CreatedInvitation>;

export const ChangeMemberBody = z.object({ role: z.enum(MEMBER_ROLES) });

const inProject = { project: z.string().min(1) };
const ofProject = { ...inProject, id: z.string().min(1) };
export const CreateInvitationInput = CreateInvitationBody.extend(inProject);
export type CreateInvitationInput = z.input<typeof CreateInvitationInput>;
export const ChangeMemberInput = ChangeMemberBody.extend(ofProject);
export type ChangeMemberInput = z.input<typeof ChangeMemberInput>;
export const MemberInput = z.object(ofProject);
export type MemberInput = z.input<typeof MemberInput>;

export const JOIN_TOKEN = z.string().regex(/^[\w-]{32,64}$/, "This link is not complete.");
/** A newcomer makes an account; whoever is signed in only joins. */
export const JoinInput = z.object({
  token: JOIN_TOKEN,
  account: z
    .object({
      name: z.string().trim().min(1, "Say your name").max(100),
      email: z.email("This is not an e-mail address").toLowerCase(),
      password: z.string().min(8, "Use at least 8 characters").max(128),
    })
    .nullable(),
});
export type JoinInput = z.input<typeof JoinInput>;
/** What a link says to whoever holds it. */
export const InvitedDto = z.object({
  project: z.string(),
  role: z.enum(MEMBER_ROLES),
  email: z.string().nullable(),
  invited_by: z.string(),
  signed_in_as: z.string().nullable(),
});
export type InvitedDto = z.infer<typeof InvitedDto>;
export const JoinedDto = z.object({ project: z.string() });
export type JoinedDto = z.infer<typeof JoinedDto>;

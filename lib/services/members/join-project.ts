import { randomUUID } from "node:crypto";
import { hashPassword } from "better-auth/crypto";
import type { Db } from "@/db/client";
import { findInvitation, markInvitationAccepted } from "@/db/queries/invitations";
import { findMemberRole, insertMember } from "@/db/queries/members";
import { insertPasswordAccount, insertUser } from "@/db/queries/users";
import type { JoinInput, JoinedDto } from "@/lib/contracts/member";
import { UserId } from "@/lib/domain/ids";
import { msFromNanos, type Nanos } from "@/lib/domain/time";
import { AppError } from "@/lib/errors";
import { writeAudit } from "../audit/write-audit";
import type { ServiceContext } from "../context";
import { hashJoinToken } from "./invitations";
import { stateOf } from "./list-members";

type Person = { id: UserId; name: string; email: string };
type Joining = JoinInput & {
  signedIn: Person | undefined;
  /** Whether there is a sign-in provider, which vouches for addresses better than a link does. */
  hasProvider: boolean;
};
type Edge = { db: Db; now: () => Nanos; origin?: ServiceContext["origin"] };

/** Where a link leads, for whoever holds it. */
export async function readInvitation({ db, now }: Edge, token: string) {
  const found = await findInvitation(db, { hash: hashJoinToken(token) });
  if (!found) throw new AppError("not_found", "This invitation does not exist. Ask for a new one.");
  const state = stateOf(found.invitation, new Date(msFromNanos(now())));
  if (state !== "open") throw new AppError("conflict", GONE[state]);
  return found;
}

const GONE = {
  accepted: "This invitation was used already. Ask for a new one.",
  revoked: "This invitation was taken back.",
  expired: "This invitation is too old. Ask for a new one.",
};

/** Whoever is signed in joins; a newcomer makes an account first. One link, one person. */
export async function joinProject(
  edge: Edge,
  { token, account, signedIn, hasProvider }: Joining,
): Promise<JoinedDto> {
  const { invitation, slug } = await readInvitation(edge, token);
  const { projectId, role, id } = invitation;
  const isVouchedFor = invitation.email !== null && !hasProvider;
  const passwordHash = signedIn || !account ? undefined : await hashPassword(account.password);
  await edge.db.transaction(async (tx) => {
    const now = new Date(msFromNanos(edge.now()));
    const isTaken = await markInvitationAccepted(tx, { projectId, id, now });
    if (!isTaken) throw new AppError("conflict", GONE.accepted);
    const person = signedIn ?? (await newPerson(tx, { account, passwordHash, isVouchedFor }));
    requireAddressee(invitation.email, person);
    const isMember = await findMemberRole(tx, { projectId, userId: person.id });
    if (isMember) throw new AppError("conflict", "You are a member of this project already.");
    await insertMember(tx, { projectId, userId: person.id, role });
    const actor = { kind: "user" as const, id: person.id, name: person.name, role };
    const ctx = { ...edge, db: tx, projectId, actor };
    const detail = { role, email: person.email, is_new: !signedIn };
    await writeAudit(ctx, { action: "member.join", subject: `invitation:${id}`, detail });
  });
  return { project: slug };
}

async function newPerson(
  tx: Db,
  {
    account,
    passwordHash,
    isVouchedFor,
  }: {
    account: JoinInput["account"];
    passwordHash: string | undefined;
    isVouchedFor: boolean;
  },
): Promise<Person> {
  if (!account || passwordHash === undefined) {
    throw new AppError("unauthenticated", "Sign in, or make an account.");
  }
  const { name, email } = account;
  const user = await insertUser(tx, {
    id: UserId.parse(randomUUID()),
    name,
    email,
    // An address that nobody vouched for must not become its owner's later, with this password: whoever
    // made the link can follow it, too.
    emailVerified: isVouchedFor,
  });
  if (!user) {
    throw new AppError("conflict", "There is an account with this address. Sign in, then join.");
  }
  await insertPasswordAccount(tx, { id: randomUUID(), userId: user.id, password: passwordHash });
  return user;
}

function requireAddressee(email: string | null, person: Person): void {
  if (email === null || email === person.email.toLowerCase()) return;
  throw new AppError("forbidden", `This invitation is for ${email}.`);
}

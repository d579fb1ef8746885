import { randomUUID } from "node:crypto";
import type { MemberRole } from "../../lib/domain/members/roles";
import { type ProjectId, UserId } from "../../lib/domain/ids";
import type { Db } from "../client";
import { insertMember } from "../queries/members";
import { user } from "../schema";

/** Somebody of a project, with an address of their own. */
export async function addPerson(
  { db, projectId }: { db: Db; projectId: ProjectId },
  { name, role = "reviewer" }: { name: string; role?: MemberRole },
) {
  const id = UserId.parse(randomUUID());
  const email = `${id}@x.example`;
  await db.insert(user).values({ id, name, email });
  await insertMember(db, { projectId, userId: id, role });
  return { email, actor: { kind: "user" as const, id, name, role } };
}

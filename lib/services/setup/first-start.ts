import { randomUUID } from "node:crypto";
import { hashPassword } from "better-auth/crypto";
import type { Db } from "@/db/client";
import { insertApiKey } from "@/db/queries/api-keys";
import { insertMember } from "@/db/queries/members";
import { findProjectBySlug, insertProject } from "@/db/queries/projects";
import { insertPasswordAccount, insertUser, listOldestUsers } from "@/db/queries/users";
import { KEY_SCOPES } from "@/lib/domain/members/scopes";
import { ProjectId, UserId } from "@/lib/domain/ids";
import type { Env } from "@/lib/env";
import { hashKeyText, keyPrefix } from "../api-keys/key-text";
import { createSignInLink, SIGN_IN_LINK_HOURS } from "./sign-in-link";

type Settings = Pick<
  Env,
  "BATON_URL" | "BATON_INIT_ADMIN_EMAIL" | "BATON_INIT_ADMIN_PASSWORD" | "BATON_INIT_KEY"
>;

const DEFAULT_PROJECT = { slug: "default", name: "Default" };
const LOCAL_OWNER = { email: "owner@baton.localhost", name: "Owner" };

/**
 * Makes a new installation usable; on any later start it finds nothing to do. Nodes that start
 * together agree through unique keys: whoever is second inserts nothing.
 */
export async function prepareFirstStart(
  db: Db,
  { settings, say }: { settings: Settings; say: (text: string) => void },
): Promise<void> {
  await db.transaction(async (tx) => {
    const projectId = await ensureDefaultProject(tx);
    if (settings.BATON_INIT_KEY) await ensureInitKey(tx, projectId, settings.BATON_INIT_KEY);
    await ensureFirstUser(tx, projectId, settings);
  });
  const email = await findNewcomer(db);
  if (email === undefined) return;
  say(invitation(await createSignInLink(db, { email, baseUrl: settings.BATON_URL })));
}

async function ensureDefaultProject(db: Db): Promise<ProjectId> {
  await insertProject(db, { id: ProjectId.parse(randomUUID()), ...DEFAULT_PROJECT });
  const project = await findProjectBySlug(db, DEFAULT_PROJECT.slug);
  if (!project) throw new Error("the default project vanished while Baton was starting");
  return project.id;
}

async function ensureInitKey(db: Db, projectId: ProjectId, text: string): Promise<void> {
  await insertApiKey(db, {
    id: randomUUID(),
    projectId,
    label: "init",
    prefix: keyPrefix(text),
    hash: hashKeyText(text),
    scopes: [...KEY_SCOPES],
  });
}

async function ensureFirstUser(db: Db, projectId: ProjectId, settings: Settings): Promise<void> {
  const [someone] = await listOldestUsers(db, { limit: 1 });
  if (someone) return;
  const { BATON_INIT_ADMIN_EMAIL: address, BATON_INIT_ADMIN_PASSWORD: password } = settings;
  const email = address?.toLowerCase() ?? LOCAL_OWNER.email;
  const name = address?.split("@")[0] ?? LOCAL_OWNER.name;
  // A first sign-in by link to an unverified address drops its password: one set here counts as proof.
  const emailVerified = address !== undefined && password !== undefined;
  const owner = await insertUser(db, {
    id: UserId.parse(randomUUID()),
    name,
    email,
    emailVerified,
  });
  if (!owner) return;
  await insertMember(db, { projectId, userId: owner.id, role: "owner" });
  if (!emailVerified) return;
  const hashed = await hashPassword(password);
  await insertPasswordAccount(db, { id: randomUUID(), userId: owner.id, password: hashed });
}

/** The only user, when that person has neither a password nor ever followed a sign-in link. */
async function findNewcomer(db: Db): Promise<string | undefined> {
  const [first, second] = await listOldestUsers(db, { limit: 2 });
  if (!first || second || first.emailVerified || first.hasPassword) return undefined;
  return first.email;
}

function invitation(link: string): string {
  return [
    "",
    `  Open this link once to sign in: ${link}`,
    `  It works one time and for ${SIGN_IN_LINK_HOURS} hours. Another one: npm run sign-in-link`,
    "",
  ].join("\n");
}

import { and, asc, desc, eq, type Placeholder, sql } from "drizzle-orm";
import type { Contract } from "../../lib/domain/contract/contract";
import type { ProjectId } from "../../lib/domain/ids";
import type { Db } from "../client";
import { prepared } from "../prepared";
import { contract } from "../schema";

export type ContractRow = typeof contract.$inferSelect;
/** Null: every agent. */
export type ContractPair = { from: string | null; to: string | null };

const ANY = "";

const isOf = (from: string | Placeholder, to: string | Placeholder) =>
  and(eq(contract.fromAgent, from), eq(contract.toAgent, to));

/** The newest version of a pair's own contract and of the default. */
export async function findContracts(
  db: Db,
  { projectId, from, to }: ContractPair & { projectId: ProjectId },
): Promise<{ own: ContractRow | undefined; fallback: ContractRow | undefined }> {
  const rows = await newestOf(db, { projectId, from: from ?? ANY, to: to ?? ANY });
  const isDefault = ({ fromAgent, toAgent }: ContractRow) => fromAgent === ANY && toAgent === ANY;
  const fallback = rows.find(isDefault);
  const isPair = from !== null && to !== null;
  return { own: isPair ? rows.find((row) => !isDefault(row)) : fallback, fallback };
}

const newestOf = prepared<{ projectId: ProjectId; from: string; to: string }, ContractRow[]>(
  (db, { projectId, from, to }) =>
    db
      .selectDistinctOn([contract.fromAgent, contract.toAgent])
      .from(contract)
      .where(and(eq(contract.projectId, projectId), sql`(${isOf(from, to)} or ${isOf(ANY, ANY)})`))
      .orderBy(asc(contract.fromAgent), asc(contract.toAgent), desc(contract.version)),
);

/** Pairs with a contract of their own. */
export async function listContractPairs(
  db: Db,
  projectId: ProjectId,
  limit: number,
): Promise<ContractRow[]> {
  const newest = db
    .selectDistinctOn([contract.fromAgent, contract.toAgent])
    .from(contract)
    .where(and(eq(contract.projectId, projectId), sql`${contract.toAgent} <> ${ANY}`))
    .orderBy(asc(contract.fromAgent), asc(contract.toAgent), desc(contract.version))
    .as("newest");
  return db
    .select()
    .from(newest)
    .where(sql`${newest.document} is not null`)
    .orderBy(asc(newest.fromAgent), asc(newest.toAgent))
    .limit(limit);
}

/** Undefined when somebody else saved this version first. */
export async function insertContractVersion(
  db: Db,
  row: ContractPair & {
    projectId: ProjectId;
    document: Contract | null;
    after: number;
    author: string;
  },
): Promise<ContractRow | undefined> {
  const { projectId, from, to, document, after, author } = row;
  const pair = { fromAgent: from ?? ANY, toAgent: to ?? ANY };
  const [saved] = await db
    .insert(contract)
    .values({ projectId, ...pair, version: after + 1, document, author })
    .onConflictDoNothing()
    .returning();
  return saved;
}

import { and, desc, eq, getTableColumns, isNull, sql } from "drizzle-orm";
import type { ProjectId } from "../../lib/domain/ids";
import type { RuleSet } from "../../lib/domain/routing/rule-set";
import type { SimulationResult } from "../../lib/domain/routing/simulation-result";
import type { SimulationStatus } from "../../lib/domain/routing/simulation-status";
import type { Nanos } from "../../lib/domain/time";
import type { Db } from "../client";
import { ruleSimulation } from "../schema";

export type SimulationRow = typeof ruleSimulation.$inferSelect;
export type SimulationKey = { projectId: ProjectId; id: string };
/** Of one worker's turn at it. */
export type SimulationTurn = SimulationKey & { lease: number };

const isSimulation = ({ projectId, id }: SimulationKey) =>
  and(eq(ruleSimulation.projectId, projectId), eq(ruleSimulation.id, id));
const isOpen = isNull(ruleSimulation.endedAt);

/** Undefined where too many of the project are open; of those that ended, the newest are kept. */
export async function insertSimulation(
  db: Db,
  row: SimulationKey & { document: RuleSet; askedBy: string },
  { openMax, keptMax }: { openMax: number; keptMax: number },
): Promise<SimulationRow | undefined> {
  const { projectId } = row;
  await db.execute(sql`select from project where id = ${projectId} for update`);
  const open = await db.$count(
    ruleSimulation,
    and(eq(ruleSimulation.projectId, projectId), isOpen),
  );
  if (open >= openMax) return undefined;
  await db.execute(sql`delete from rule_simulation
    where project_id = ${projectId} and ended_at is not null and id not in (
      select id from rule_simulation where project_id = ${projectId}
      order by created_at desc, id limit ${keptMax})`);
  const [inserted] = await db.insert(ruleSimulation).values(row).returning();
  return inserted;
}

export async function findSimulation(
  db: Db,
  key: SimulationKey,
): Promise<SimulationRow | undefined> {
  const [row] = await db.select().from(ruleSimulation).where(isSimulation(key));
  return row;
}

/** The newest first, without the rules and what came out. */
export async function listSimulations(
  db: Db,
  { projectId, limit }: { projectId: ProjectId; limit: number },
): Promise<Omit<SimulationRow, "document" | "result">[]> {
  const { document: _, result: __, ...columns } = getTableColumns(ruleSimulation);
  return db
    .select(columns)
    .from(ruleSimulation)
    .where(eq(ruleSimulation.projectId, projectId))
    .orderBy(desc(ruleSimulation.createdAt), desc(ruleSimulation.id))
    .limit(limit);
}

/** From its beginning, whoever was at it before; undefined when it has ended. */
export async function beginSimulation(
  db: Db,
  key: SimulationKey,
): Promise<SimulationRow | undefined> {
  const [row] = await db
    .update(ruleSimulation)
    .set({
      status: "running",
      lease: sql`${ruleSimulation.lease} + 1`,
      counted: 0,
      updatedAt: sql`now()`,
    })
    .where(and(isSimulation(key), isOpen))
    .returning();
  return row;
}

type Progress = Partial<Pick<SimulationRow, "total" | "counted">>;

/** False: somebody cancelled it, or another worker has begun it. */
export async function noteProgress(
  db: Db,
  turn: SimulationTurn,
  progress: Progress,
): Promise<boolean> {
  const rows = await db
    .update(ruleSimulation)
    .set({ ...progress, updatedAt: sql`now()` })
    .where(and(isSimulation(turn), isOpen, eq(ruleSimulation.lease, turn.lease)))
    .returning({ id: ruleSimulation.id });
  return rows.length > 0;
}

/** Whichever end comes first stays. */
export async function endSimulation(
  db: Db,
  { lease, ...key }: SimulationKey & { lease?: number },
  end: {
    status: SimulationStatus;
    result?: SimulationResult;
    newestAt?: Nanos | null;
    oldestAt?: Nanos | null;
  },
): Promise<SimulationRow | undefined> {
  const isTurn = lease === undefined ? undefined : eq(ruleSimulation.lease, lease);
  const [row] = await db
    .update(ruleSimulation)
    .set({ ...end, endedAt: sql`now()`, updatedAt: sql`now()` })
    .where(and(isSimulation(key), isOpen, isTurn))
    .returning();
  return row;
}

/** Those that nobody has worked at lately: their worker is gone. Taken at most once in that time. */
export async function takeSilentSimulations(
  db: Db,
  { silentMs }: { silentMs: number },
): Promise<SimulationKey[]> {
  return db
    .update(ruleSimulation)
    .set({ updatedAt: sql`now()` })
    .where(
      and(
        isOpen,
        sql`${ruleSimulation.updatedAt} < now() - ${silentMs} * interval '1 millisecond'`,
      ),
    )
    .returning({ projectId: ruleSimulation.projectId, id: ruleSimulation.id });
}

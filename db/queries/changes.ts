import { sql } from "drizzle-orm";
import type { ChangeTopic } from "../../lib/domain/change";
import type { ProjectId, TraceId } from "../../lib/domain/ids";
import type { Db } from "../client";
import { change } from "../schema";

/** A place in the order of commits. */
export type ChangePlace = { xid: string; id: string };
export type ChangeRow = ChangePlace & {
  projectId: ProjectId;
  topic: ChangeTopic;
  /** Null: too many to name. */
  ids: string[] | null;
};

const columns = sql`xid::text, id::text, project_id as "projectId", topic, ids`;
/** Committed, and nothing can be committed before it any more. */
const isSettled = sql`xid < pg_snapshot_xmin(pg_current_snapshot())`;
const isAfter = ({ xid, id }: ChangePlace) => sql`(xid, id) > (${xid}::xid8, ${id}::bigint)`;

/** Behind all that is settled by now. */
export async function currentPlace(db: Db): Promise<ChangePlace> {
  const [row] = await db.execute<{ xid: string }>(
    sql`select pg_snapshot_xmin(pg_current_snapshot())::text as xid`,
  );
  return { xid: row?.xid ?? "0", id: "0" };
}

/** Of every project, in order; whoever reads them sees to who may see which. */
export async function listChanges(
  db: Db,
  { after, limit }: { after: ChangePlace; limit: number },
): Promise<ChangeRow[]> {
  return db.execute<ChangeRow>(sql`
    select ${columns} from change where ${isAfter(after)} and ${isSettled}
    order by xid, id limit ${limit}`);
}

/** What a reader missed; undefined when the place is no longer known. */
export async function listMissed(
  db: Db,
  { projectId, after, limit }: { projectId: ProjectId; after: ChangePlace; limit: number },
): Promise<ChangeRow[] | undefined> {
  const { xid, id } = after;
  const rows = await db.execute<ChangeRow>(sql`
    select ${columns} from change
    where project_id = ${projectId} and (xid, id) >= (${xid}::xid8, ${id}::bigint) and ${isSettled}
    order by xid, id limit ${limit + 1}`);
  const [known, ...missed] = rows;
  return known?.xid === xid && known.id === id ? missed : undefined;
}

export async function deleteChangesBefore(db: Db, minutes: number): Promise<void> {
  await db.execute(sql`delete from change where at < now() - ${minutes} * interval '1 minute'`);
}

/** The runs that some traces tell of; in the transaction that records what happened in them. */
export async function tellRunsOf(
  db: Db,
  { projectId, traceIds }: { projectId: ProjectId; traceIds: readonly TraceId[] },
): Promise<void> {
  await db.execute(sql`
    with told as (
      insert into change (project_id, topic, ids)
      select project_id, 'run', array_agg(id) from run
      where project_id = ${projectId} and trace_id = any(${sql.param([...traceIds])}::text[])
      group by project_id
      returning 1)
    select pg_notify('baton_change', '') from told`);
}

/** For what no trigger tells, in the transaction that changed it. */
export async function tellChange(
  db: Db,
  { projectId, topic, ids }: { projectId: ProjectId; topic: ChangeTopic; ids: readonly string[] },
): Promise<void> {
  await db.insert(change).values({ projectId, topic, ids: [...ids] });
  await db.execute(sql`select pg_notify('baton_change', '')`);
}

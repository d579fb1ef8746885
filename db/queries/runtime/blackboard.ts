import { and, asc, desc, eq, gt, sql, type SQL } from "drizzle-orm";
import { type BoardKey, type ExpectedVersion, ownPrefix } from "../../../lib/domain/blackboard/key";
import type { HandoffId, ProjectId, TraceId } from "../../../lib/domain/ids";
import type { Nanos } from "../../../lib/domain/time";
import type { Db } from "../../client";
import { boardEntry, boardPermission, boardRead, boardVersion } from "../../schema";

export type BoardVersionRow = typeof boardVersion.$inferSelect;
export type BoardPlace = { projectId: ProjectId; key: BoardKey };

/**
 * The number of the version that this writer may store; undefined when the key does not stand where it
 * was expected to. Of two writers who expect the same version, one waits and then finds another.
 */
export async function takeNextVersion(
  db: Db,
  { expected, ...place }: BoardPlace & { expected: ExpectedVersion },
): Promise<number | undefined> {
  const first = { ...place, version: 1 };
  const next = { version: sql`${boardEntry.version} + 1` };
  const target = [boardEntry.projectId, boardEntry.key];
  const returned = { version: boardEntry.version };
  if (expected === undefined) {
    const rows = await db
      .insert(boardEntry)
      .values(first)
      .onConflictDoUpdate({ target, set: next })
      .returning(returned);
    return rows[0]?.version;
  }
  const rows =
    expected === 0
      ? await db.insert(boardEntry).values(first).onConflictDoNothing().returning(returned)
      : await db
          .update(boardEntry)
          .set(next)
          .where(
            and(isEntry(place), expected === "any" ? undefined : eq(boardEntry.version, expected)),
          )
          .returning(returned);
  return rows[0]?.version;
}

const isEntry = ({ projectId, key }: BoardPlace) =>
  and(eq(boardEntry.projectId, projectId), eq(boardEntry.key, key));

const isKey = ({ projectId, key }: BoardPlace) =>
  and(eq(boardVersion.projectId, projectId), eq(boardVersion.key, key));

export async function insertBoardVersion(
  db: Db,
  row: typeof boardVersion.$inferInsert,
): Promise<void> {
  await db.insert(boardVersion).values(row);
}

export async function findBoardVersion(
  db: Db,
  place: BoardPlace,
): Promise<BoardVersionRow | undefined> {
  const [row] = await db
    .select()
    .from(boardVersion)
    .where(isKey(place))
    .orderBy(desc(boardVersion.version))
    .limit(1);
  return row;
}

/** The newest first. */
export async function listBoardVersions(
  db: Db,
  page: BoardPlace & { before?: number | undefined; limit: number },
): Promise<BoardVersionRow[]> {
  return db
    .select()
    .from(boardVersion)
    .where(
      and(
        isKey(page),
        page.before === undefined ? undefined : sql`${boardVersion.version} < ${page.before}`,
      ),
    )
    .orderBy(desc(boardVersion.version))
    .limit(page.limit);
}

export type BoardEntryRow = Omit<BoardVersionRow, "body">;

/** What there is below a prefix, by key; for an agent only what it may read. */
export async function listBoardEntries(
  db: Db,
  page: {
    projectId: ProjectId;
    prefix: string;
    reader: string | undefined;
    after?: string | undefined;
    limit: number;
  },
): Promise<BoardEntryRow[]> {
  const { reader, projectId } = page;
  return db
    .select({
      projectId: boardVersion.projectId,
      key: boardVersion.key,
      version: boardVersion.version,
      bytes: boardVersion.bytes,
      writtenBy: boardVersion.writtenBy,
      writtenAt: boardVersion.writtenAt,
      traceId: boardVersion.traceId,
      handoffId: boardVersion.handoffId,
    })
    .from(boardEntry)
    .innerJoin(
      boardVersion,
      and(
        eq(boardVersion.projectId, boardEntry.projectId),
        eq(boardVersion.key, boardEntry.key),
        eq(boardVersion.version, boardEntry.version),
      ),
    )
    .where(
      and(
        eq(boardEntry.projectId, projectId),
        sql`starts_with(${boardEntry.key}, ${page.prefix})`,
        page.after === undefined ? undefined : gt(boardEntry.key, page.after),
        reader === undefined
          ? undefined
          : isReadable({ projectId, reader, key: sql`${boardEntry.key}` }),
      ),
    )
    .orderBy(asc(boardEntry.key))
    .limit(page.limit);
}

/**
 * Least privilege: one's own, what one was handed, what came back as the result of what one handed out
 * (where the callee wrote it itself), and what the project allows.
 */
function isReadable({
  projectId,
  reader,
  key,
}: {
  projectId: ProjectId;
  reader: string;
  key: SQL;
}): SQL {
  return sql`(starts_with(${key}, ${ownPrefix(reader)})
    or ${isAllowed({ projectId, agent: reader, key }, boardPermission.canRead)}
    or exists (select from task t where t.project_id = ${projectId}
      and t.payload ? 'output_key' and (t.payload ->> 'output_key') = ${key}
      and (t.to_agent = ${reader} or t.holder = ${reader}))
    or exists (select from task t where t.project_id = ${projectId}
      and (t.result ->> 'output_key') = ${key} and t.from_agent = ${reader}
      and starts_with(${key}, 'output/' || replace(replace(
        coalesce(t.to_agent, t.holder), '%', '%25'), '/', '%2F') || '/')))`;
}

function isAllowed(
  { projectId, agent, key }: { projectId: ProjectId; agent: string; key: SQL },
  right: typeof boardPermission.canRead | typeof boardPermission.canWrite,
): SQL {
  return sql`exists (select from ${boardPermission}
    where ${boardPermission.projectId} = ${projectId}
      and ${boardPermission.agent} in (${agent}, '*')
      and ${right} and starts_with(${key}, ${boardPermission.prefix}))`;
}

export async function mayReadKey(
  db: Db,
  { projectId, key, agent }: BoardPlace & { agent: string },
): Promise<boolean> {
  const [row] = await db.execute<{ may: boolean }>(
    sql`select ${isReadable({ projectId, reader: agent, key: sql`${key}::text` })} as may`,
  );
  return row?.may === true;
}

export async function mayWriteKey(
  db: Db,
  { projectId, key, agent }: BoardPlace & { agent: string },
): Promise<boolean> {
  if (key.startsWith(ownPrefix(agent))) return true;
  const asked = { projectId, agent, key: sql`${key}::text` };
  const [row] = await db.execute<{ may: boolean }>(
    sql`select ${isAllowed(asked, boardPermission.canWrite)} as may`,
  );
  return row?.may === true;
}

/** The handoff whose pointer an agent follows when it reads a key: the latest, if any. */
export async function findPointer(
  db: Db,
  { projectId, key, agent }: BoardPlace & { agent: string },
): Promise<{ traceId: TraceId; handoffId: HandoffId } | undefined> {
  const [row] = await db.execute<{ traceId: TraceId; handoffId: HandoffId }>(sql`
    select trace_id as "traceId", handoff_id as "handoffId" from task
    where project_id = ${projectId} and payload ? 'output_key'
      and (payload ->> 'output_key') = ${key} and (to_agent = ${agent} or holder = ${agent})
    order by created_at desc limit 1`);
  return row;
}

/** Records that somebody read some versions of a key. */
export async function recordBoardReads(
  db: Db,
  {
    projectId,
    key,
    versions,
    reader,
    at,
  }: BoardPlace & { versions: readonly number[]; reader: string; at: Nanos },
): Promise<void> {
  if (versions.length === 0) return;
  await db
    .insert(boardRead)
    .values(
      versions.map((version) => ({
        projectId,
        key,
        version,
        reader,
        count: 1,
        firstReadAt: at,
        lastReadAt: at,
      })),
    )
    .onConflictDoUpdate({
      target: [boardRead.projectId, boardRead.key, boardRead.version, boardRead.reader],
      set: {
        count: sql`${boardRead.count} + 1`,
        lastReadAt: sql`greatest(${boardRead.lastReadAt}, excluded.last_read_at)`,
      },
    });
}

const READERS_MAX = 2_000;

/** Who read the versions of a key, in the order in which they first came. */
export async function listBoardReads(
  db: Db,
  { projectId, key, from, to }: BoardPlace & { from: number; to: number },
): Promise<(typeof boardRead.$inferSelect)[]> {
  return db
    .select()
    .from(boardRead)
    .where(
      and(
        eq(boardRead.projectId, projectId),
        eq(boardRead.key, key),
        sql`${boardRead.version} between ${from} and ${to}`,
      ),
    )
    .orderBy(asc(boardRead.firstReadAt), asc(boardRead.reader))
    .limit(READERS_MAX);
}

import {
  findBoardVersion,
  findPointer,
  recordBoardReads,
  type BoardVersionRow,
} from "@/db/queries/runtime/blackboard";
import type { BoardValueDto } from "@/lib/contracts/blackboard";
import type { BoardKey } from "@/lib/domain/blackboard/key";
import { AppError } from "@/lib/errors";
import type { ServiceContext } from "../context";
import { boardReader, requireReadable } from "./board-access";
import { type BoardOrigin, tellBoard } from "./store-value";
import { toBoardValueDto } from "./to-board-dtos";

/** The newest value of a key. Who reads it as an agent is recorded, in the trace of the handoff too. */
export async function readValue(
  ctx: ServiceContext,
  { key, agent }: { key: BoardKey; agent: string | undefined },
): Promise<BoardValueDto> {
  const reader = boardReader(ctx, agent);
  const place = { projectId: ctx.projectId, key };
  if (reader !== undefined) await requireReadable(ctx, { ...place, agent: reader });
  const row = await findBoardVersion(ctx.db, place);
  if (!row) throw new AppError("not_found", `Nothing was written to ${key}.`);
  if (reader !== undefined) await recordReading(ctx, { row, key, reader });
  return toBoardValueDto(row);
}

async function recordReading(
  ctx: ServiceContext,
  { row, key, reader }: { row: BoardVersionRow; key: BoardKey; reader: string },
): Promise<void> {
  const place = { projectId: ctx.projectId, key };
  const { version } = row;
  await ctx.db.transaction(async (tx) => {
    const at = ctx.now();
    await recordBoardReads(tx, { ...place, versions: [version], reader, at });
    const origin = (await findPointer(tx, { ...place, agent: reader })) ?? originOf(row);
    const told = { event: "blackboard_read" as const, key, version, agent: reader, origin, at };
    await tellBoard({ ...ctx, db: tx }, told);
  });
}

function originOf({ traceId, handoffId }: BoardVersionRow): BoardOrigin | undefined {
  return traceId === null || handoffId === null ? undefined : { traceId, handoffId };
}

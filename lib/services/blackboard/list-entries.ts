import { listBoardEntries } from "@/db/queries/runtime/blackboard";
import type { BoardList, BoardListQuery } from "@/lib/contracts/blackboard";
import type { ServiceContext } from "../context";
import { decodeCursor, toPage } from "../cursor";
import { mayAdminister } from "../require-scope";
import { boardReader } from "./board-access";
import { toBoardEntryDto } from "./to-board-dtos";

/** The keys below a prefix; for an agent those that it may read. */
export async function listEntries(
  ctx: ServiceContext,
  { prefix, limit, cursor, agent }: BoardListQuery & { agent: string | undefined },
): Promise<BoardList> {
  const reader = boardReader(ctx, agent);
  const rows = await listBoardEntries(ctx.db, {
    projectId: ctx.projectId,
    prefix,
    reader: mayAdminister(ctx) ? undefined : reader,
    after: cursor === undefined ? undefined : decodeCursor(cursor, 1)[0],
    limit: limit + 1,
  });
  return toPage(rows, { limit, keyOf: ({ key }) => [key], toItem: toBoardEntryDto });
}

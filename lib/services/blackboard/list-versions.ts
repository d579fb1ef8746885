import {
  listBoardReads,
  listBoardVersions,
  recordBoardReads,
} from "@/db/queries/runtime/blackboard";
import type { BoardVersionList, BoardVersionsQuery } from "@/lib/contracts/blackboard";
import type { BoardKey } from "@/lib/domain/blackboard/key";
import { formatInstant } from "@/lib/domain/time";
import { AppError } from "@/lib/errors";
import type { ServiceContext } from "../context";
import { decodeCursor, integerOfCursor, toPage } from "../cursor";
import { boardReader, requireReadable } from "./board-access";
import { toBoardValueDto } from "./to-board-dtos";

type Asked = BoardVersionsQuery & { key: BoardKey; agent: string | undefined };

/** Every value that a key had, the newest first, with who wrote and who read it. */
export async function listVersions(
  ctx: ServiceContext,
  { key, agent, limit, cursor }: Asked,
): Promise<BoardVersionList> {
  const reader = boardReader(ctx, agent);
  const place = { projectId: ctx.projectId, key };
  if (reader !== undefined) await requireReadable(ctx, { ...place, agent: reader });
  const before =
    cursor === undefined ? undefined : Number(integerOfCursor(decodeCursor(cursor, 1)[0]));
  const rows = await listBoardVersions(ctx.db, { ...place, before, limit: limit + 1 });
  if (rows.length === 0 && before === undefined) {
    throw new AppError("not_found", `Nothing was written to ${key}.`);
  }
  const versions = rows.slice(0, limit).map(({ version }) => version);
  const span = { from: versions.at(-1) ?? 0, to: versions.at(0) ?? 0 };
  const reads = Map.groupBy(
    await listBoardReads(ctx.db, { ...place, ...span }),
    ({ version }) => version,
  );
  // After the list was read: who asks now is not yet among those who did.
  if (reader !== undefined) {
    await recordBoardReads(ctx.db, { ...place, versions, reader, at: ctx.now() });
  }
  return toPage(rows, {
    limit,
    keyOf: ({ version }) => [String(version)],
    toItem: (row) => {
      const { key: _, ...dto } = toBoardValueDto(row);
      const readBy = (reads.get(row.version) ?? []).map((read) => ({
        reader: read.reader,
        count: read.count,
        first_read_at: formatInstant(read.firstReadAt),
        last_read_at: formatInstant(read.lastReadAt),
      }));
      return { ...dto, read_by: readBy };
    },
  });
}

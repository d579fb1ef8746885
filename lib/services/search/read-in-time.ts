import { withTimeLimit } from "@/db/queries/time-limit";
import { broadTermsOf } from "@/lib/domain/query/broad-terms";
import type { Query } from "@/lib/domain/query/query";
import { AppError } from "@/lib/errors";
import type { ServiceContext } from "../context";

/** A page that nobody would wait for any longer. */
const LIMIT_MS = 5_000;
const MS_PER_SECOND = 1_000;

/** Reads what a query asks for, or says what to narrow: no query may hold a connection. */
export async function readInTime<Read>(
  ctx: ServiceContext,
  { query = [], limitMs = LIMIT_MS }: { query?: Query | undefined; limitMs?: number },
  read: (ctx: ServiceContext) => Promise<Read>,
): Promise<Read> {
  const answer = await withTimeLimit(ctx.db, limitMs, (db) => read({ ...ctx, db }));
  if (answer.kind === "read") return answer.value;
  throw new AppError("query_too_slow", describeLimit(query, limitMs));
}

function describeLimit(query: Query, limitMs: number): string {
  const broad = broadTermsOf(query).map((term) => `\`${term}\``);
  const cause =
    broad.length === 0
      ? ""
      : `${broad.join(", ")} ${broad.length === 1 ? "looks" : "look"} at everything of the time range. `;
  return (
    `This took longer than ${limitMs / MS_PER_SECOND} s and was stopped. ${cause}` +
    "Choose a shorter time range, or add what few have: an agent, a session, a source or a word."
  );
}

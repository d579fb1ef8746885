import {
  drawSample as draw,
  findSampled,
  listRatings,
  type StoredRating,
} from "@/db/queries/rating-sample";
import type {
  HandoffRating,
  RatingSampleDto,
  RatingSampleQuery,
} from "@/lib/contracts/rating-sample";
import { formatInstant, nanos } from "@/lib/domain/time";
import { actorName } from "../actor-name";
import type { ServiceContext } from "../context";
import { toHandoffDto } from "../handoffs/to-handoff-dto";
import { requireScope } from "../require-scope";
import { readInTime } from "../search/read-in-time";

/** Older ones are not drawn from; the answer says when there were more. */
const NEWEST_MAX = 20_000;

/** Which handoffs are to be rated, by a rule that anybody can repeat, and who said what of them. */
export async function drawSample(
  ctx: ServiceContext,
  { rule, ...asked }: RatingSampleQuery,
): Promise<RatingSampleDto> {
  requireScope(ctx, "read");
  return readInTime(ctx, {}, async ({ db, projectId }) => {
    const isByPair = rule === "by_pair";
    const drawn = await draw(db, { ...asked, projectId, isByPair, newest: NEWEST_MAX });
    const rows = await findSampled(db, projectId, drawn);
    const ratings = await listRatings(db, projectId, drawn);
    const total = drawn[0]?.total ?? 0;
    const items = drawn.flatMap((key) => {
      const row = rows.find(({ traceId, id }) => traceId === key.traceId && id === key.id);
      const own = ratings.filter((each) => isOf(each, key)).map(toRating);
      return row ? [{ ...toHandoffDto(row), ratings: own }] : [];
    });
    return { rater: actorName(ctx.actor), drawn_from: total, is_cut: total === NEWEST_MAX, items };
  });
}

type Key = Pick<StoredRating, "traceId"> & { id: string };

function isOf({ traceId, handoffId }: StoredRating, key: Key): boolean {
  return traceId === key.traceId && handoffId === key.id;
}

function toRating({ rater, score, note, at }: StoredRating): HandoffRating {
  return { rater, score, note, at: at === null ? null : formatInstant(nanos(at)) };
}

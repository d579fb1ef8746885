import { listMarkers as findMarkers, listPublications } from "@/db/queries/markers";
import type { MarkerList } from "@/lib/contracts/marker";
import type { StatsPeriodQuery } from "@/lib/contracts/pair";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";
import { publicationDto, toMarkerDto } from "./to-marker-dto";

/** More lines than that tell nothing on a chart. */
const MARKERS_MAX = 200;

/** What happened in a period: what was sent, and which rules were published. The latest first. */
export async function listMarkers(
  ctx: ServiceContext,
  period: StatsPeriodQuery,
): Promise<MarkerList> {
  requireScope(ctx, "read");
  const { db, projectId } = ctx;
  const which = { projectId, ...period, limit: MARKERS_MAX + 1 };
  const [sent, published] = await Promise.all([
    findMarkers(db, which),
    listPublications(db, which),
  ]);
  const items = [...sent.map(toMarkerDto), ...published.map(publicationDto)].toSorted(
    (one, other) => (one.at < other.at ? 1 : -1),
  );
  return { items: items.slice(0, MARKERS_MAX), is_complete: items.length <= MARKERS_MAX };
}

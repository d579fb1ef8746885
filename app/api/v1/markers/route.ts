import { MarkerBody } from "@/lib/contracts/marker";
import { StatsPeriodQuery } from "@/lib/contracts/pair";
import { readJson } from "@/lib/http/read-json";
import { readQuery } from "@/lib/http/read-query";
import { apiRoute } from "@/lib/http/route";
import { addMarker } from "@/lib/services/markers/add-marker";
import { listMarkers } from "@/lib/services/markers/list-markers";

export const GET = apiRoute({ scope: "read" }, async (request, { ctx }) =>
  Response.json(await listMarkers(ctx, readQuery(request, StatsPeriodQuery))),
);

export const POST = apiRoute({ scope: "ingest" }, async (request, { ctx }) => {
  const { marker, isNew } = await addMarker(ctx, await readJson(request, MarkerBody));
  return Response.json(marker, { status: isNew ? 201 : 200 });
});

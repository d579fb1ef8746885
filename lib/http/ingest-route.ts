import type { ServiceContext } from "@/lib/services/context";
import { admit } from "./admission";
import { readIngestBody } from "./read-ingest-body";
import { apiRoute } from "./route";

type IngestHandler = (
  bytes: Uint8Array,
  args: { ctx: ServiceContext; request: Request },
) => Promise<Response>;

/** A door for data: admitted, read and decompressed under limits before the handler sees it. */
export function ingestRoute(source: string, handler: IngestHandler) {
  return apiRoute({ scope: "ingest" }, (request, { ctx }) =>
    admit({ request, projectId: ctx.projectId }, async (hold) =>
      handler(await readIngestBody(request, { ctx, source, hold }), { ctx, request }),
    ),
  );
}

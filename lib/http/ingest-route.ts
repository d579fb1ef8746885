import { readBody } from "@/lib/ingest/guard/read-body";
import type { ServiceContext } from "@/lib/services/context";
import { admit, type Hold } from "./admission";
import { apiRoute } from "./route";

type IngestHandler = (
  bytes: Uint8Array,
  args: { ctx: ServiceContext; request: Request },
) => Promise<Response>;

/** A door for data: admitted, read and decompressed under limits before the handler sees it. */
export function ingestRoute(handler: IngestHandler) {
  return apiRoute({ scope: "ingest" }, (request, { ctx }) =>
    admit(request, async (hold) => handler(await readIngestBody(request, hold), { ctx, request })),
  );
}

export function readIngestBody({ body, headers }: Request, onSize: Hold): Promise<Uint8Array> {
  return readBody(body, { encoding: headers.get("content-encoding"), onSize });
}

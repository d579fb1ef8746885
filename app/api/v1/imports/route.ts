import { ImportLogQuery } from "@/lib/contracts/connect";
import { IMPORT_SOURCE } from "@/lib/contracts/ingest";
import { ingestRoute } from "@/lib/http/ingest-route";
import { readQuery } from "@/lib/http/read-query";
import { importLog } from "@/lib/services/imports/import-log";

/** The body is the log file itself. */
export const POST = ingestRoute(IMPORT_SOURCE, async (bytes, { ctx, request }) => {
  const { file_name } = readQuery(request, ImportLogQuery);
  return Response.json(await importLog(ctx, { file_name, bytes }), { status: 201 });
});

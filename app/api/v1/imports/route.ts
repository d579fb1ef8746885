import { ImportLogQuery } from "@/lib/contracts/connect";
import { ingestRoute } from "@/lib/http/ingest-route";
import { readQuery } from "@/lib/http/read-query";
import { importLog } from "@/lib/services/imports/import-log";

/** The body is the log file itself. */
export const POST = ingestRoute(async (bytes, { ctx, request }) => {
  const { file_name } = readQuery(request, ImportLogQuery);
  const text = new TextDecoder().decode(bytes);
  return Response.json(await importLog(ctx, { file_name, text }), { status: 201 });
});

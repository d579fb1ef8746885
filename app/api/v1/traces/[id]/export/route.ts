import { TraceId } from "@/lib/domain/ids";
import { lineStream } from "@/lib/http/line-stream";
import { apiRoute } from "@/lib/http/route";
import { exportTrace } from "@/lib/services/export/export-trace";

export const GET = apiRoute<{ id: string }>(
  { scope: "read" },
  async (_request, { ctx, params }) => {
    const id = TraceId.parse(params.id);
    return new Response(lineStream(await exportTrace(ctx, id)), {
      headers: {
        "content-type": "application/x-ndjson; charset=utf-8",
        "content-disposition": `attachment; filename="${fileName(id)}"`,
      },
    });
  },
);

/** Ids are the sender's and may hold any sign; a header and a file name may not. */
function fileName(id: TraceId): string {
  return `trace-${id.replaceAll(/[^\w.-]+/g, "_").slice(0, 100)}.ndjson`;
}

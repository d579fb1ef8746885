import { lineStream } from "@/lib/http/line-stream";
import { apiRoute } from "@/lib/http/route";
import { exportAudit } from "@/lib/services/audit/follow-audit";

export const GET = apiRoute(
  { scope: "admin" },
  async (_request, { ctx }) =>
    new Response(lineStream(exportAudit(ctx)), {
      headers: {
        "content-type": "application/x-ndjson",
        "content-disposition": 'attachment; filename="audit.ndjson"',
        "cache-control": "no-store",
      },
    }),
);

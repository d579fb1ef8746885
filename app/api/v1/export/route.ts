import { lineStream } from "@/lib/http/line-stream";
import { apiRoute } from "@/lib/http/route";
import { exportProject } from "@/lib/services/export/export-project";

export const GET = apiRoute(
  { scope: "admin" },
  async (_request, { ctx }) =>
    new Response(lineStream(await exportProject(ctx)), {
      headers: {
        "content-type": "application/x-ndjson; charset=utf-8",
        "content-disposition": 'attachment; filename="project.ndjson"',
        "cache-control": "no-store",
      },
    }),
);

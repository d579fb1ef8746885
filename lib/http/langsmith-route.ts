import { LANGSMITH_SOURCE } from "@/lib/contracts/ingest";
import { SERVER_INFO } from "@/lib/ingest/langsmith/server-info";
import { ingestLangsmith, type LangsmithForm } from "@/lib/services/events/ingest-langsmith";
import { admit } from "./admission";
import { answerIngest } from "./answer-ingest";
import { readIngestBody } from "./read-ingest-body";
import { apiRoute, handleRoute } from "./route";

/** A door for the LangSmith tracer, which wants 202 and reads no further. */
export function langsmithRoute<Params = object>(
  formOf: (request: Request, params: Params) => LangsmithForm,
) {
  return apiRoute<Params>({ scope: "ingest" }, (request, { ctx, params }) =>
    admit({ request, projectId: ctx.projectId }, async (hold) => {
      const form = formOf(request, params);
      const bytes = await readIngestBody(request, { ctx, source: LANGSMITH_SOURCE, hold });
      const result = await ingestLangsmith(ctx, { bytes, form });
      const isBatch = form.as === "batch" || form.as === "multipart";
      if (!isBatch) answerIngest({ result, isBatch });
      return Response.json(result.rejected.length > 0 ? result : {}, { status: 202 });
    }),
  );
}

/** Says nothing of any project: the tracer may ask before it has a key. */
export const langsmithInfoRoute = handleRoute(async () => Response.json(SERVER_INFO));

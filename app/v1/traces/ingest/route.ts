import { OPENAI_AGENTS_SOURCE } from "@/lib/contracts/ingest";
import { ingestRoute } from "@/lib/http/ingest-route";
import { ingestOpenaiAgents } from "@/lib/services/events/ingest-openai-agents";

/** The exporter reads the status only; what was refused is told to whoever looks. */
export const POST = ingestRoute(OPENAI_AGENTS_SOURCE, async (bytes, { ctx }) => {
  const result = await ingestOpenaiAgents(ctx, bytes);
  return result.rejected.length > 0 ? Response.json(result) : new Response(null, { status: 204 });
});

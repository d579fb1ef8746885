import { ChunkRequest } from "@/lib/contracts/chunk";
import { HandoffId } from "@/lib/domain/ids";
import { callingAgent } from "@/lib/http/board-request";
import { readJson } from "@/lib/http/read-json";
import { apiRoute } from "@/lib/http/route";
import { runtimeRoute } from "@/lib/http/runtime-route";
import { streamChunks } from "@/lib/http/stream-chunks";
import { appendChunk } from "@/lib/services/streams/append-chunk";

type Params = { id: string };

export const GET = apiRoute<Params>({}, async (request, { ctx, params }) =>
  streamChunks(request, { ctx, handoffId: HandoffId.parse(params.id) }),
);

export const POST = runtimeRoute<Params>({ scope: "run" }, async (request, { ctx, params }) => {
  const chunk = await readJson(request, ChunkRequest);
  const handoffId = HandoffId.parse(params.id);
  const appended = await appendChunk(ctx, { ...chunk, handoffId, agent: callingAgent(request) });
  const { trace_id: traceId, ...body } = appended;
  return { body, traceIds: [traceId] };
});

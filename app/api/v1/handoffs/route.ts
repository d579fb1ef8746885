import { HandoffListQuery } from "@/lib/contracts/trace";
import { readQuery } from "@/lib/http/read-query";
import { apiRoute } from "@/lib/http/route";
import { HandOffRequest } from "@/lib/contracts/task";
import { callingAgent } from "@/lib/http/board-request";
import { readContent } from "@/lib/http/read-json";
import { runtimeRoute } from "@/lib/http/runtime-route";
import { handOff } from "@/lib/services/tasks/hand-off";
import { listHandoffs } from "@/lib/services/handoffs/list-handoffs";

export const GET = apiRoute({ scope: "read" }, async (request, { ctx }) =>
  Response.json(await listHandoffs(ctx, readQuery(request, HandoffListQuery))),
);

export const POST = runtimeRoute({ scope: "run" }, async (request, { ctx }) => {
  const body = await readContent(request, HandOffRequest);
  const handoff = await handOff(ctx, { ...body, callingAgent: callingAgent(request) });
  return { body: handoff, traceIds: [handoff.trace_id], status: 201 };
});

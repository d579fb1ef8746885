import { HandoffListQuery } from "@/lib/contracts/trace";
import { readQuery } from "@/lib/http/read-query";
import { apiRoute } from "@/lib/http/route";
import { HandOffRequest } from "@/lib/contracts/task";
import { AgentName } from "@/lib/domain/event/shapes";
import { readJson } from "@/lib/http/read-json";
import { runtimeRoute } from "@/lib/http/runtime-route";
import { handOff } from "@/lib/services/tasks/hand-off";
import { listHandoffs } from "@/lib/services/handoffs/list-handoffs";

export const GET = apiRoute({ scope: "read" }, async (request, { ctx }) =>
  Response.json(await listHandoffs(ctx, readQuery(request, HandoffListQuery))),
);

export const POST = runtimeRoute({ scope: "run" }, async (request, { ctx }) => {
  const named = AgentName.safeParse(request.headers.get("x-baton-agent"));
  const body = await readJson(request, HandOffRequest);
  const handoff = await handOff(ctx, { ...body, callingAgent: named.data });
  return { body: handoff, traceIds: [handoff.trace_id], status: 201 };
});

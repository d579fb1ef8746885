import { BoardListQuery } from "@/lib/contracts/blackboard";
import { callingAgent } from "@/lib/http/board-request";
import { readQuery } from "@/lib/http/read-query";
import { apiRoute } from "@/lib/http/route";
import { listEntries } from "@/lib/services/blackboard/list-entries";

export const GET = apiRoute({}, async (request, { ctx }) => {
  const query = readQuery(request, BoardListQuery);
  return Response.json(await listEntries(ctx, { ...query, agent: callingAgent(request) }));
});

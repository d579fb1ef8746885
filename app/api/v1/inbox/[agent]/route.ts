import { InboxQuery } from "@/lib/contracts/task";
import { AgentName } from "@/lib/domain/event/shapes";
import { readQuery } from "@/lib/http/read-query";
import { apiRoute } from "@/lib/http/route";
import { waitFor } from "@/lib/http/wait-for";
import { listInbox } from "@/lib/services/tasks/list-inbox";

export const GET = apiRoute<{ agent: string }>(
  { scope: "run" },
  async (request, { ctx, params }) => {
    const agent = AgentName.parse(params.agent);
    const { wait_ms: waitMs } = readQuery(request, InboxQuery);
    const read = () => listInbox(ctx, agent);
    const isThere = ({ items }: Awaited<ReturnType<typeof read>>) => items.length > 0;
    return Response.json(await waitFor(ctx, read, { isThere, waitMs, signal: request.signal }));
  },
);

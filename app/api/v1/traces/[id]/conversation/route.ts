import { ConversationQuery } from "@/lib/contracts/conversation";
import { TraceId } from "@/lib/domain/ids";
import { readQuery } from "@/lib/http/read-query";
import { apiRoute } from "@/lib/http/route";
import { listConversation } from "@/lib/services/conversation/list-conversation";

export const GET = apiRoute<{ id: string }>({ scope: "read" }, async (request, { ctx, params }) => {
  const query = readQuery(request, ConversationQuery);
  return Response.json(await listConversation(ctx, TraceId.parse(params.id), query));
});

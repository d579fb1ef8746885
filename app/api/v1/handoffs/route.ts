import { HandoffListQuery } from "@/lib/contracts/trace";
import { readQuery } from "@/lib/http/read-query";
import { apiRoute } from "@/lib/http/route";
import { listHandoffs } from "@/lib/services/handoffs/list-handoffs";

export const GET = apiRoute({ scope: "read" }, async (request, { ctx }) =>
  Response.json(await listHandoffs(ctx, readQuery(request, HandoffListQuery))),
);

import { apiRoute } from "@/lib/http/route";
import { replayReject } from "@/lib/services/ingest-rejects/replay-reject";

export const POST = apiRoute<{ id: string }>({ scope: "admin" }, async (_request, args) =>
  Response.json(await replayReject(args.ctx, args.params.id)),
);

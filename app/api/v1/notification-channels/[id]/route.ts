import { apiRoute } from "@/lib/http/route";
import { deleteChannel } from "@/lib/services/notices/channels";

export const DELETE = apiRoute<{ id: string }>({ scope: "admin" }, async (_request, args) => {
  await deleteChannel(args.ctx, args.params.id);
  return new Response(null, { status: 204 });
});

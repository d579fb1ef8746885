import { apiRoute } from "@/lib/http/route";
import { testChannel } from "@/lib/services/notices/channels";

export const POST = apiRoute<{ id: string }>({ scope: "admin" }, async (_request, args) => {
  await testChannel(args.ctx, args.params.id);
  return new Response(null, { status: 202 });
});

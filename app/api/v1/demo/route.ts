import { apiRoute } from "@/lib/http/route";
import { loadDemo } from "@/lib/services/demo/load-demo";
import { removeDemo } from "@/lib/services/demo/remove-demo";

export const POST = apiRoute({ scope: "admin" }, async (_request, { ctx }) =>
  Response.json(await loadDemo(ctx), { status: 201 }),
);

export const DELETE = apiRoute({ scope: "admin" }, async (_request, { ctx }) => {
  await removeDemo(ctx);
  return new Response(null, { status: 204 });
});

import { SaveAlertRequest } from "@/lib/contracts/alert";
import { readJson } from "@/lib/http/read-json";
import { apiRoute } from "@/lib/http/route";
import { deleteAlert, getAlert, saveAlert } from "@/lib/services/alerts/alerts";

export const GET = apiRoute<{ id: string }>({ scope: "read" }, async (_request, args) =>
  Response.json(await getAlert(args.ctx, args.params.id)),
);

export const PUT = apiRoute<{ id: string }>({ scope: "admin" }, async (request, args) => {
  const asked = await readJson(request, SaveAlertRequest);
  return Response.json(await saveAlert(args.ctx, { ...asked, id: args.params.id }));
});

export const DELETE = apiRoute<{ id: string }>({ scope: "admin" }, async (_request, args) => {
  await deleteAlert(args.ctx, args.params.id);
  return new Response(null, { status: 204 });
});

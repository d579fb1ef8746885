import { DeletionBody } from "@/lib/contracts/data-life";
import { readJson } from "@/lib/http/read-json";
import { apiRoute } from "@/lib/http/route";
import { deleteData } from "@/lib/services/data-life/delete-data";

export const POST = apiRoute({ scope: "admin" }, async (request, { ctx }) =>
  Response.json(await deleteData(ctx, await readJson(request, DeletionBody))),
);

import { BoardPermissionsBody } from "@/lib/contracts/blackboard";
import { readJson } from "@/lib/http/read-json";
import { apiRoute } from "@/lib/http/route";
import { getBoardPermissions, saveBoardPermissions } from "@/lib/services/blackboard/permissions";

export const GET = apiRoute({ scope: "read" }, async (_request, { ctx }) =>
  Response.json(await getBoardPermissions(ctx)),
);

export const PUT = apiRoute({ scope: "admin" }, async (request, { ctx }) =>
  Response.json(await saveBoardPermissions(ctx, await readJson(request, BoardPermissionsBody))),
);

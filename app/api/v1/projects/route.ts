import { CreateProjectBody } from "@/lib/contracts/project";
import { readJson } from "@/lib/http/read-json";
import { apiRoute } from "@/lib/http/route";
import { createProject } from "@/lib/services/projects/create-project";

export const POST = apiRoute({ scope: "admin" }, async (request, { ctx }) => {
  const input = await readJson(request, CreateProjectBody);
  return Response.json(await createProject(ctx, input), { status: 201 });
});

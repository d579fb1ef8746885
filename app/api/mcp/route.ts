import { z } from "zod";
import { answerMcp } from "@/lib/http/mcp/answer-mcp";
import { readJson } from "@/lib/http/read-json";
import { apiRoute } from "@/lib/http/route";

/** Without `?allow=approve` an assistant reads and changes nothing, whatever its key may do. */
export const POST = apiRoute({ scope: "read" }, async (request, { ctx }) => {
  const message = await readJson(request, z.json());
  const mayDecide = new URL(request.url).searchParams.get("allow") === "approve";
  return answerMcp(request, { ctx, message, mayDecide });
});

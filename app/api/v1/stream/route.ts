import { apiRoute } from "@/lib/http/route";
import { streamChanges } from "@/lib/http/stream-changes";

export const GET = apiRoute({ scope: "read" }, streamChanges);

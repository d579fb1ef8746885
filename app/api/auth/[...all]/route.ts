import { handleAuth } from "@/lib/http/auth-request";
import { handleRoute } from "@/lib/http/route";

export const GET = handleRoute(handleAuth);
export const POST = handleRoute(handleAuth);

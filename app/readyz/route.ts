import { answerReadiness } from "@/lib/http/ready";
import { handleRoute } from "@/lib/http/route";

export const dynamic = "force-dynamic";

export const GET = handleRoute(answerReadiness);

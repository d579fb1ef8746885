import { answerMetrics } from "@/lib/http/metrics-request";
import { handleRoute } from "@/lib/http/route";

export const dynamic = "force-dynamic";

export const GET = handleRoute(answerMetrics);

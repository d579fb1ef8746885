import { sharedDb } from "@/db/client";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { checkReadiness } from "@/lib/services/setup/check-readiness";

export async function answerReadiness(): Promise<Response> {
  const readiness = await checkReadiness(sharedDb(env().DATABASE_URL));
  if (readiness.ready) return Response.json({ status: "ready", schema: readiness.schema });
  throw new AppError("unavailable", readiness.reason, { retryAfterSeconds: 2 });
}

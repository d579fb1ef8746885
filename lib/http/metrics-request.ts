import { createHash, timingSafeEqual } from "node:crypto";
import { sharedDb } from "@/db/client";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { metrics } from "@/lib/metrics";
import { readGauges } from "@/lib/services/operations/read-gauges";

/** Figures only, no names; behind `BATON_METRICS_TOKEN` where that is set. */
export async function answerMetrics({ headers }: Request): Promise<Response> {
  const { BATON_METRICS_TOKEN: token, DATABASE_URL: url } = env();
  if (token !== undefined && !isSame(headers.get("authorization") ?? "", `Bearer ${token}`)) {
    throw new AppError(
      "unauthenticated",
      "Send the value of BATON_METRICS_TOKEN as a bearer token.",
    );
  }
  const { registry } = metrics();
  // A database that is away is a figure, too: those of the process are told all the same.
  const gauges = await readGauges(sharedDb(url)).then(
    (text) => `${text}# TYPE baton_database_up gauge\nbaton_database_up 1\n`,
    () => "# TYPE baton_database_up gauge\nbaton_database_up 0\n",
  );
  return new Response((await registry.metrics()) + gauges, {
    headers: { "content-type": registry.contentType, "cache-control": "no-store" },
  });
}

function isSame(one: string, other: string): boolean {
  return timingSafeEqual(hashOf(one), hashOf(other));
}

function hashOf(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

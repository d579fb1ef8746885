export const dynamic = "force-dynamic";

/** The process is up; whether it can serve is `/readyz`. */
export function GET(): Response {
  return Response.json({ status: "ok" });
}

import { nanosFromMs } from "@/lib/domain/time";
import type { ServiceContext } from "@/lib/services/context";
import { deliverOutbox } from "@/lib/services/outbox/deliver-outbox";
import { apiRoute } from "./route";

/**
 * A route through which agents and people move work. What it did is in the trace when it answers, so
 * that the next read sees it.
 */
export function runtimeRoute<Params = object>(
  { scope }: Parameters<typeof apiRoute>[0],
  handler: (request: Request, args: { ctx: ServiceContext; params: Params }) => Promise<Response>,
) {
  return apiRoute<Params>({ scope }, async (request, args) => {
    const response = await handler(request, args);
    const { db, projectId } = args.ctx;
    await deliverOutbox(db, { now: () => nanosFromMs(Date.now()), projectId });
    return response;
  });
}

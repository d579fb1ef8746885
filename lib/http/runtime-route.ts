import type { KeyScope } from "@/lib/domain/members/scopes";
import { TraceId } from "@/lib/domain/ids";
import type { ServiceContext } from "@/lib/services/context";
import { deliverTraces } from "@/lib/services/outbox/deliver-outbox";
import { apiRoute } from "./route";

/** What a route answers with, and the traces in which that can be read. */
type Moved = {
  body: unknown;
  traceIds: readonly (string | null)[];
  status?: number;
  headers?: Record<string, string>;
};

/**
 * A route through which agents and people move work, or see how far it is. What happened by then is in
 * its traces when it answers, so that the next read sees it.
 */
export function runtimeRoute<Params = object>(
  { scope }: { scope?: KeyScope },
  handler: (request: Request, args: { ctx: ServiceContext; params: Params }) => Promise<Moved>,
) {
  return apiRoute<Params>(scope ? { scope } : {}, async (request, args) => {
    const { body, traceIds, status = 200, headers = {} } = await handler(request, args);
    const known = traceIds.flatMap((id) => (id === null ? [] : [TraceId.parse(id)]));
    await deliverTraces(args.ctx, [...new Set(known)]);
    return Response.json(body, { status, headers });
  });
}

import type { KeyScope } from "@/lib/domain/members/scopes";
import { AppError } from "@/lib/errors";
import type { ServiceContext } from "@/lib/services/context";
import { requireScope } from "@/lib/services/require-scope";
import { logUnexpected } from "./log-unexpected";
import { onReplica } from "./on-replica";
import { problemResponse } from "./problem";
import { requestIdOf } from "./request-id";
import { requestContext } from "./request-context";
import { noteAnswer } from "./watch-request";
import { toAppError } from "./to-app-error";

type NextArgs<Params> = { params: Promise<Params> };
type RouteHandler<Args> = (request: Request, args: Args) => Promise<Response>;

/** The one place where an error becomes an HTTP answer. */
export function handleRoute<Params = object>(
  handler: RouteHandler<{ params: Params }>,
): RouteHandler<NextArgs<Params>> {
  return async (request, { params }) => {
    const requestId = requestIdOf(request.headers);
    const startedAt = performance.now();
    const args = { params: await params };
    const response = await answerOf(() => handler(request, args), { request, requestId });
    noteAnswer({ request, requestId, status: response.status, startedAt });
    return withRequestId(response, requestId);
  };
}

/**
 * A route of the public API: it knows who asks, and that they hold `scope`; without one the service asks.
 * `reads: "replica"`: figures that may be a moment behind.
 */
export function apiRoute<Params = object>(
  { scope, reads }: { scope?: KeyScope; reads?: "replica" },
  handler: RouteHandler<{ params: Params; ctx: ServiceContext }>,
): RouteHandler<NextArgs<Params>> {
  return handleRoute<Params>(async (request, { params }) => {
    const { ctx, cookies } = await requestContext(request);
    if (scope) requireScope(ctx, scope);
    const from = reads === "replica" ? onReplica(ctx) : ctx;
    const response = await handler(request, { params, ctx: from });
    if (cookies.length === 0) return response;
    const answer = new Response(response.body, response);
    for (const cookie of cookies) answer.headers.append("set-cookie", cookie);
    return answer;
  });
}

async function answerOf(
  answer: () => Promise<Response>,
  asked: { request: Request; requestId: string },
): Promise<Response> {
  try {
    return await answer();
  } catch (error) {
    return failure(error, asked);
  }
}

function failure(
  error: unknown,
  { request, requestId }: { request: Request; requestId: string },
): Response {
  const known = toAppError(error);
  if (known && known.code !== "internal") return problemResponse(known, requestId);
  const { pathname } = new URL(request.url);
  logUnexpected(error, { requestId, method: request.method, path: pathname });
  return problemResponse(new AppError("internal", "Something went wrong on our side."), requestId);
}

/** A copy, because the headers of some responses (redirects) cannot be changed. */
function withRequestId(response: Response, requestId: string): Response {
  const answer = new Response(response.body, response);
  answer.headers.set("x-request-id", requestId);
  return answer;
}

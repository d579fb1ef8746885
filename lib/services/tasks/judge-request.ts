import type { RoutedBy } from "@/lib/domain/orchestration/routed-by";
import type { Json } from "@/lib/domain/json";
import { prepareHandoff, type Refusal } from "@/lib/domain/pipeline/prepare-handoff";
import type { ServiceContext } from "../context";
import { pipelineWorld, readPipeline } from "./pipeline-world";
import { routeTask } from "./route-task";
import { routedBy } from "./routed-by";
import { canBegin, printOf, type Ready } from "./sending";
import type { TaskRequest } from "./task-request";
import { asRouted } from "./task-row";

export type TaskRefusal = Refusal | { code: "no_route"; message: string };
export type NotSent =
  /** A rule gives it to a person: who asked opens the question. */
  | {
      kind: "ask";
      question: string;
      request: TaskRequest;
      payload: Record<string, Json>;
      justification: string;
      why: string | undefined;
    }
  | {
      kind: "refused";
      refusal: TaskRefusal;
      toAgent: string | undefined;
      routed?: RoutedBy | undefined;
    };

/** All steps but the last: what it reads is read, and nothing written. */
export async function judgeRequest(
  ctx: ServiceContext,
  request: TaskRequest,
): Promise<Ready | NotSent> {
  const initiatedAt = ctx.now();
  // Whom it names is read about while the name is looked up.
  const named = request.toAgent;
  const [route, early] = await Promise.all([
    routeTask(ctx, request),
    named === undefined ? undefined : readPipeline(ctx, { request, to: named }),
  ]);
  if (route.kind === "no_route") {
    return {
      kind: "refused",
      refusal: { code: "no_route", message: route.why },
      toAgent: undefined,
    };
  }
  const to = route.kind === "agent" ? route.name : null;
  const read = early ?? (await readPipeline(ctx, { request, to }));
  const world = pipelineWorld(request, { route, read });
  const dataPrint = printOf(request);
  const { justification, data } = request;
  const plan = { ...request, justification, data, dataPrint };
  const prepared = prepareHandoff(plan, world);
  if (prepared.kind === "refused") {
    const toAgent = route.kind === "agent" ? route.name : undefined;
    const routed = route.kind === "human" ? undefined : routedBy(asRouted(request, route));
    return { kind: "refused", refusal: prepared.refusal, toAgent, routed };
  }
  if (route.kind === "human") {
    const { question, why } = route;
    const { payload, justification } = prepared;
    return { kind: "ask", question, request, payload, justification, why };
  }
  const sending = { request, route, world, prepared, initiatedAt };
  const isTaken = request.taker !== undefined && canBegin(sending);
  return { kind: "ready", isTaken, sending };
}

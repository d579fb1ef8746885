import type { ServiceContext } from "../context";
import { judgeRequest, type NotSent } from "./judge-request";
import { type Sent, sendTask } from "./send-task";
import type { TaskRequest } from "./task-request";

export type Created = ({ kind: "sent" } & Sent) | NotSent;

/**
 * Carries a handoff through the pipeline in the caller's transaction: the handoff, its events and the
 * job that goes on with it are there together, or a refusal says which step and why.
 */
export async function createTask(ctx: ServiceContext, request: TaskRequest): Promise<Created> {
  const judged = await judgeRequest(ctx, request);
  return judged.kind === "ready" ? { kind: "sent", ...(await sendTask(ctx, judged)) } : judged;
}

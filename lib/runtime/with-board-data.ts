import type { TaskRow } from "@/db/queries/runtime/tasks";
import { BoardKey } from "@/lib/domain/blackboard/key";
import { readValue } from "@/lib/services/blackboard/read-value";
import type { ServiceContext } from "@/lib/services/context";

/**
 * A stage whose context went by the blackboard: only its key travelled. The agents that workers run or call
 * may have no way to read there, so it is read here, in their name, and that is recorded.
 */
export async function withBoardData(ctx: ServiceContext, task: TaskRow): Promise<TaskRow> {
  const { payload, pattern, stage, toAgent: agent } = task;
  const isPointer = pattern === "blackboard" && stage !== null && agent !== null;
  if (!isPointer || payload.output_key === undefined) return task;
  const { value } = await readValue(ctx, { key: BoardKey.parse(payload.output_key), agent });
  if (typeof value !== "object" || value === null || Array.isArray(value)) return task;
  return { ...task, payload: { ...payload, context: { ...payload.context, ...value } } };
}

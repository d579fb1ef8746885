import { z } from "zod";
import type { TaskRow } from "@/db/queries/runtime/tasks";
import { RuntimeFault } from "./ports";
import type { ServiceContext } from "@/lib/services/context";
import { readWholeStream } from "@/lib/services/streams/read-whole-stream";

const Context = z.record(z.string(), z.json());

/** A stage whose context went as a stream: agents that workers run or call get it put together. */
export async function withStreamData(ctx: ServiceContext, task: TaskRow): Promise<TaskRow> {
  if (task.pattern !== "streaming" || task.stage === null) return task;
  const { payload } = task;
  const text = await readWholeStream(ctx, task);
  if (text === undefined) throw new RuntimeFault(`The stream of ${task.handoffId} has no end.`);
  const sent = Context.parse(JSON.parse(text));
  return { ...task, payload: { ...payload, context: { ...payload.context, ...sent } } };
}

import { HumanSettings } from "@/lib/domain/agents/agent-settings";
import type { Json } from "@/lib/domain/json";
import { askHumanAgent } from "@/lib/services/agent-work/ask-human-agent";
import { ours } from "../../ours";
import { toldError } from "../told-error";
import type { Runner, RunnerResult } from "../../ports";

/** An agent that is a person: asked in the approvals inbox, and waited for by nobody. */
export const human: Runner = async (task, { ctx }) => {
  const settings = HumanSettings.parse(task.settings ?? {});
  const answer = await ours(() => askHumanAgent(ctx, { held: task, settings }));
  if (answer.kind === "waiting") return answer;
  const { isError, value } = answer.outcome;
  return isError ? refusalOf(value) : { kind: "completed", result: value };
};

/** A no is a rejection; no answer at all is a failure. */
function refusalOf(value: Json): RunnerResult {
  const { type, message } = toldError(value);
  if (type === "rejected_by_human") return { kind: "rejected", reason: message };
  return { kind: "failed", error: { type, message } };
}

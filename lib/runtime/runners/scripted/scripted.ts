import type { Runner } from "../../ports";
import { SCRIPTED_AGENTS } from "./agents";

const AGENTS = new Map(Object.entries(SCRIPTED_AGENTS));

/** Deterministic agents that need no model and no network. */
export const scripted: Runner = async (task, io) => {
  const agent = AGENTS.get(task.agent);
  if (!agent) return { kind: "rejected", reason: `No script is shipped for "${task.agent}".` };
  const answer = agent.answer(task);
  if (answer.kind !== "rejected") await io.accept();
  return answer;
};

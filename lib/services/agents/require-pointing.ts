import type { AgentRow, NewAgent } from "@/db/queries/runtime/agents";
import { canonicalJson } from "@/lib/domain/json";
import { AppError } from "@/lib/errors";
import { isBound } from "../acting-agent";
import type { ServiceContext } from "../context";
import { mayAdminister } from "../require-scope";

/**
 * Who may say where an agent's work goes. Whoever holds `run` registers what nobody has registered, and
 * the same again at every start; pointing a known agent elsewhere would send it the contexts of others,
 * so that takes an administrator, or a key that is bound to that very agent. Which code runs on the
 * workers is an administrator's alone (decision 0021).
 */
export function requirePointing(
  ctx: ServiceContext,
  { before, agent }: { before: AgentRow | undefined; agent: NewAgent },
): void {
  if (mayAdminister(ctx) || pointsAsBefore(before, agent)) return;
  if (agent.kind === "code") {
    throw new AppError(
      "forbidden",
      "Which code runs on the workers is decided by an administrator (scope admin).",
    );
  }
  if (!before || before.kind === null || isBound(ctx)) return;
  throw new AppError(
    "forbidden",
    `The agent ${agent.name} is registered already, of kind ${before.kind}: an administrator points it elsewhere, or a key that is bound to it.`,
  );
}

function pointsAsBefore(before: AgentRow | undefined, agent: NewAgent): boolean {
  return before !== undefined && pointerOf(before) === pointerOf(agent);
}

function pointerOf({
  kind,
  endpoint,
  settings,
}: Pick<NewAgent, "endpoint" | "settings"> & { kind: string | null }): string {
  return canonicalJson({ kind, endpoint, settings: settings ?? null });
}

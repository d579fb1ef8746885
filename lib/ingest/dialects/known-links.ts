import type { Handoff } from "./combine-evidence";
import { alike, type AgentRun } from "./evidence";

/** Attributes that only SDKs write: a native sender states its handoffs itself. */
const SDK_PREFIXES =
  /^(?:otel|gen_ai|openinference|graph|openai|langsmith|langfuse|traceloop|mastra|ai|entity|gcp)\./;

const SCOPE = "otel.scope.name";

/** Which of several runs in order of start were told by a second instrument: the first one counts. */
export function seenTwice() {
  const last = new Map<string, AgentRun>();
  return (run: AgentRun): boolean => {
    const name = alike(run.agent);
    const before = last.get(name);
    if (before && isOverlap(before, run) && before.attributes[SCOPE] !== run.attributes[SCOPE]) {
      return true;
    }
    last.set(name, run);
    return false;
  };
}

function isOverlap(before: AgentRun, run: AgentRun): boolean {
  return before.endedAt === null || run.startedAt < before.endedAt;
}

/** What stated handoffs explain already: nothing is inferred beside them. */
export function knownLinks(stated: readonly Handoff[]) {
  const received = new Set(stated.flatMap(({ callee }) => callee?.id ?? []));
  const pairs = new Set(
    stated.flatMap(({ from, to, callee }) => {
      const name = callee?.agent ?? to?.name;
      return from && name !== undefined ? [`${alike(from.name)} to ${alike(name)}`] : [];
    }),
  );
  return {
    isExplained(caller: AgentRun, run: AgentRun): boolean {
      if (received.has(run.id) || pairs.has(`${alike(caller.agent)} to ${alike(run.agent)}`)) {
        return true;
      }
      return !Object.keys(run.attributes).some((key) => SDK_PREFIXES.test(key));
    },
  };
}

import type { Handoff } from "../handoff/handoff";
import type { HandoffId } from "../ids";
import type { Nanos } from "../time";
import type { AgentKey } from "./agent-identity";

export type OpenHandoff = {
  handoff: Handoff;
  caller: AgentKey | null;
  callee: AgentKey;
  /** The handoff itself, or its last retry: what the callee's own handoffs belong to. */
  attemptId: HandoffId;
  isReturned: boolean;
};

type Stack = OpenHandoff[];

/**
 * The handoffs whose result is still owed, while a trace is walked in order of initiation.
 * Returned ones leave a stack when they come to its top, so a walk takes linear time.
 */
export class OpenHandoffs {
  readonly #byCallee = new Map<AgentKey, Stack>();
  readonly #byCallerOfCallee = new Map<AgentKey, Map<AgentKey, Stack>>();
  readonly #byId = new Map<HandoffId, OpenHandoff>();

  open(handoff: Handoff, caller: AgentKey | null, callee: AgentKey): void {
    const entry = { handoff, caller, callee, attemptId: handoff.id, isReturned: false };
    this.#byId.set(handoff.id, entry);
    stackOf(this.#byCallee, callee).push(entry);
    if (caller === null) return;
    const byCaller = this.#byCallerOfCallee.get(callee) ?? new Map<AgentKey, Stack>();
    this.#byCallerOfCallee.set(callee, byCaller);
    stackOf(byCaller, caller).push(entry);
  }

  /** The latest initiated that `callee` is serving at `at`. */
  servedBy(callee: AgentKey | null, at: Nanos): OpenHandoff | undefined {
    return callee === null ? undefined : topOpen(this.#byCallee.get(callee), at);
  }

  /** The latest initiated that `callee` is serving for `caller` at `at`. */
  servedFor(callee: AgentKey | null, caller: AgentKey | null, at: Nanos): OpenHandoff | undefined {
    if (callee === null || caller === null) return undefined;
    return topOpen(this.#byCallerOfCallee.get(callee)?.get(caller), at);
  }

  withId(id: HandoffId | null, at: Nanos): OpenHandoff | undefined {
    const entry = id === null ? undefined : this.#byId.get(id);
    return entry && isOpen(entry, at) ? entry : undefined;
  }
}

function stackOf(stacks: Map<AgentKey, Stack>, key: AgentKey): Stack {
  const stack = stacks.get(key) ?? [];
  stacks.set(key, stack);
  return stack;
}

function topOpen(stack: Stack | undefined, at: Nanos): OpenHandoff | undefined {
  let top = stack?.at(-1);
  while (top && !isOpen(top, at)) {
    stack?.pop();
    top = stack?.at(-1);
  }
  return top;
}

/** At the very instant of the return it is still open: the return itself has to find it. */
function isOpen({ handoff, isReturned }: OpenHandoff, at: Nanos): boolean {
  return !isReturned && (handoff.returnedAt === null || handoff.returnedAt >= at);
}

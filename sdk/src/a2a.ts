import type { Baton } from "./baton.ts";
import type { Handoff } from "./handoff.ts";
import type { Trace } from "./trace.ts";

type Part = { text?: string; content?: { $case?: string; value?: unknown } | undefined };
type Message = { parts: readonly Part[] };
type Status = { state: number | string; message?: Message | undefined };
type Task = { status?: Status | undefined; artifacts?: unknown };
type Request = {
  message?: Message | undefined;
  metadata?: Record<string, unknown> | undefined;
};

/** In what is sent along with the message: the names that Baton's own calls use. */
const HANDOFF = "baton/handoff";

/** Of protocol 1.0, whose states are numbers; those of 0.3 are words. */
const STATES = [
  "unspecified",
  "submitted",
  "working",
  "completed",
  "failed",
  "canceled",
  "input-required",
  "rejected",
  "auth-required",
];

/**
 * `await sendRecorded(trace, client, { from, to, request })`: sends a message to a remote agent and records it as the handoff
 * that it is; the trace and the handoff's id travel with it.
 */
export async function sendRecorded<Sent extends Request, Answer extends object>(
  trace: Trace,
  client: { sendMessage(request: Sent): Promise<Answer> },
  { from, to, request }: { from: string; to: string; request: Sent },
): Promise<Answer> {
  const parts = request.message?.parts ?? [];
  const handoff = trace.handoff({
    from_agent: from,
    to_agent: to,
    task: textOf(parts),
    context: { parts: parts.map(contentOf) },
  });
  const metadata = { ...request.metadata, ...handoff.headers(), [HANDOFF]: handoff.id };
  try {
    const answer = await client.sendMessage({ ...request, metadata });
    tell(handoff, answer);
    return answer;
  } catch (error) {
    handoff.fail(error, to);
    throw error;
  }
}

type Told = { handoff: Handoff; words: string; task: Task };

/** What the last state of a task says. */
const ENDS: Record<string, (told: Told) => void> = {
  completed: ({ handoff, words, task }) => handoff.received().complete(words || task.artifacts),
  rejected: ({ handoff, words }) => handoff.rejected(words || "rejected"),
  failed: ({ handoff, words }) => handoff.fail(new Error(words || "failed")),
  canceled: ({ handoff, words }) => handoff.fail(new Error(words || "canceled")),
  "input-required": ({ handoff, words }) => handoff.received().clarify({ question: words }),
  "auth-required": ({ handoff, words }) => handoff.received().clarify({ question: words }),
};

/** A plain message is an answer, too. */
function tell(handoff: Handoff, task: Task): void {
  if (!task.status) return void handoff.received().complete(task);
  const { state, message } = task.status;
  const told = { handoff, words: textOf(message?.parts ?? []), task };
  const end = ENDS[stateOf(state)];
  if (end) end(told);
  else handoff.received();
}

type Execution = { userMessage: Message; request?: Request };
type Bus = { publish(event: unknown): void };
type Executor<Context extends Execution, EventBus extends Bus> = {
  execute(context: Context, bus: EventBus): Promise<void>;
};

/**
 * `batonExecutor(baton, executor, "billing")`: the remote agent's side of the same handoff: what it was really given. Calls from
 * a caller without Baton pass through as they are.
 */
export function batonExecutor<
  Context extends Execution,
  EventBus extends Bus,
  Wrapped extends Executor<Context, EventBus>,
>(baton: Baton, executor: Wrapped & Executor<Context, EventBus>, agent: string): Wrapped {
  const execute = async (context: Context, bus: EventBus): Promise<void> => {
    const headers = Object.fromEntries(
      Object.entries(context.request?.metadata ?? {}).map(([name, value]) => [name, String(value)]),
    );
    const { given } = baton.trace({ headers });
    given?.received({ parts: context.userMessage.parts.map(contentOf) }, { agent });
    try {
      await executor.execute(context, bus);
    } catch (error) {
      given?.fail(error, agent);
      throw error;
    }
  };
  return Object.assign(Object.create(executor), { execute });
}

function stateOf(state: number | string): string {
  return typeof state === "number" ? (STATES[state] ?? "unspecified") : state;
}

function contentOf({ text, content }: Part): unknown {
  return text ?? content?.value ?? null;
}

function textOf(parts: readonly Part[]): string {
  const texts = parts.map(contentOf).filter((content) => typeof content === "string");
  return texts.join("\n");
}

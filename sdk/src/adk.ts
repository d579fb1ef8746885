import { BasePlugin } from "@google/adk";
import type { Baton } from "./baton.ts";
import type { Approval } from "./generated/wire.ts";
import type { Handoff } from "./handoff.ts";
import type { Trace } from "./trace.ts";

type Invocation = {
  invocationId: string;
  agent?: { name: string };
  session?: { id: string };
};
type Agent = { agentName: string; invocationId: string };
type Part = { text?: string; functionCall?: { name?: string } };
type Event = {
  author?: string;
  content?: { parts?: Part[] };
  errorCode?: string;
  errorMessage?: string;
};
type Open = { to: string; handoff: Handoff; isReceived: boolean };
type Running = {
  trace: Trace;
  /** By agent: what its model was last given. */
  given: Map<string, unknown>;
  /** In order; the last is who has control. */
  open: Open[];
  lastWords: unknown;
};

const TRANSFER = "transfer_to_agent";

/**
 * `new Runner({ …, plugins: [new BatonPlugin(baton)] })`: records every transfer with what the caller knew,
 * what the callee's model was given, and how it ended, errors too, which the spans of the ADK leave out.
 */
export class BatonPlugin extends BasePlugin {
  readonly #baton: Baton;
  readonly #running = new Map<string, Running>();

  constructor(baton: Baton, name = "baton") {
    super(name);
    this.#baton = baton;
  }

  async onUserMessageCallback({
    invocationContext: { invocationId, agent, session },
    userMessage,
  }: {
    invocationContext: Invocation;
    userMessage: unknown;
  }): Promise<undefined> {
    const trace = this.#baton.trace({
      name: agent?.name,
      session_id: session?.id,
      request: userMessage,
    });
    this.#running.set(invocationId, { trace, given: new Map(), open: [], lastWords: null });
  }

  async beforeToolCallback({
    tool,
    toolArgs,
    toolContext,
  }: {
    tool: { name: string };
    toolArgs: Record<string, unknown>;
    toolContext: Agent;
  }): Promise<undefined> {
    const running = this.#running.get(toolContext.invocationId);
    if (!running || tool.name !== TRANSFER) return;
    const { agentName, agent_name, task, justification, context, ...more } = toolArgs;
    const to = String(agentName ?? agent_name);
    const handoff = running.trace.handoff({
      from_agent: toolContext.agentName,
      to_agent: to,
      held: running.given.get(toolContext.agentName),
      // A transfer says who, and only what a model adds to it of its own.
      ...(typeof task === "string" && { task }),
      ...(typeof justification === "string" && { justification }),
      ...(context !== undefined && { context }),
      ...(Object.keys(more).length > 0 && context === undefined && { context: more }),
    });
    running.open.push({ to, handoff, isReceived: false });
  }

  async beforeModelCallback({
    callbackContext: { agentName, invocationId },
    llmRequest,
  }: {
    callbackContext: Agent;
    llmRequest: { contents?: unknown };
  }): Promise<undefined> {
    const running = this.#running.get(invocationId);
    if (!running) return;
    running.given.set(agentName, structuredCopy(llmRequest.contents));
    const next = running.open.find(({ to, isReceived }) => to === agentName && !isReceived);
    if (!next) return;
    next.isReceived = true;
    next.handoff.received(llmRequest.contents, { agent: agentName });
    // Control has left whoever had it before.
    this.#complete(running, running.open.indexOf(next));
  }

  async onEventCallback({
    invocationContext: { invocationId },
    event,
  }: {
    invocationContext: Invocation;
    event: Event;
  }): Promise<undefined> {
    const running = this.#running.get(invocationId);
    if (!running) return;
    const texts = event.content?.parts?.flatMap(({ text }) => (text ? [text] : [])) ?? [];
    if (texts.length > 0) running.lastWords = texts.join("\n");
    if (event.errorCode === undefined) return;
    const error = new Error(event.errorMessage ?? event.errorCode);
    error.name = event.errorCode;
    running.open.pop()?.handoff.fail(error, event.author);
  }

  async afterRunCallback({
    invocationContext: { invocationId },
  }: {
    invocationContext: Invocation;
  }): Promise<void> {
    const running = this.#running.get(invocationId);
    if (!running) return;
    this.#running.delete(invocationId);
    this.#complete(running, running.open.length);
    running.trace.end();
  }

  /** The first so many of those that are open; who never got it is left open. */
  #complete(running: Running, count: number): void {
    const left = running.open.splice(0, count);
    for (const { handoff, isReceived } of left) {
      if (isReceived) handoff.complete(running.lastWords);
    }
  }
}

/** A request is changed further on: what is kept of it must not be. */
function structuredCopy(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

/**
 * Asks in Baton's inbox about the confirmation that a turn ended with, waits, and answers the part of the
 * user's next turn; null: nothing was asked.
 */
export async function answerConfirmation(
  baton: Baton,
  events: readonly Event[],
  request: object = {},
): Promise<{ approval: Approval; part: unknown } | null> {
  const asking = events.find(({ content }) =>
    content?.parts?.some(({ functionCall }) => functionCall?.name?.startsWith("adk_request_")),
  );
  if (!asking) return null;
  const approval = await baton.requestApproval({ ...asking, ...request });
  return { approval, part: approval.response };
}

import { isRecord } from "@/lib/domain/json";
import type { TraceSpan } from "@/lib/domain/trace/trace-span";
import { TOOL_CALLS } from "../openai-agents/tool-calls";
import { alike, evidenceOf, isAgentRun, partyOf, type Evidence } from "./evidence";
import { textsAt } from "./read-attributes";
import { lastStartedBy, type SpanTree } from "./span-tree";
import { targetInName } from "./tool-name";

const DATA = "openai.span_data.";
type Call = { name: string; args: Record<string, unknown> };

const NOT_FOUND = /Tool (?<tool>\S+) not found in agent/;

/** The arguments of the call by which the sender's model asked for this handoff. */
export function argumentsOfHandoff(
  span: TraceSpan,
  to: string | null,
  tree: SpanTree,
): Record<string, unknown> {
  const calls = callsBefore(span, tree);
  const named = calls.find(
    ({ name }) => to !== null && alike(targetInName(name) ?? "") === alike(to),
  );
  const asked = named ?? (calls.length === 1 ? calls[0] : undefined);
  return asked?.args ?? {};
}

/** Whom the sender's model asked for, where the handoff's own span does not say. */
export function calledHandoff(span: TraceSpan, tree: SpanTree): string | null {
  const sender = tree.above.get(span.id)?.agent;
  const declared = sender ? textsAt(sender.attributes, `${DATA}handoffs`) : [];
  const targets = callsBefore(span, tree).map(({ name }) => alike(targetInName(name) ?? ""));
  return declared.find((name) => targets.includes(alike(name))) ?? null;
}

/** The calls of the sender's last answer that are no tools of its own. */
function callsBefore(span: TraceSpan, tree: SpanTree): Call[] {
  const sender = tree.above.get(span.id)?.agent;
  const model = sender && lastStartedBy(tree.modelCallsOf.get(sender.id), span.startedAt);
  if (!model) return [];
  const tools = textsAt(sender.attributes, `${DATA}tools`);
  return callsIn(model).filter(({ name }) => !tools.includes(name));
}

/** A handoff that the agent does not have leaves no span: the run's error names the tool. */
export function readUnknownHandoff(span: TraceSpan, { modelCallsOf }: SpanTree): Evidence[] {
  const target = isAgentRun(span) ? targetNotFound(span) : undefined;
  if (target === undefined) return [];
  const asking = modelCallsOf.get(span.id)?.at(-1);
  return [
    evidenceOf({
      dialect: "openai",
      span,
      part: "unknown",
      at: asking?.endedAt ?? span.endedAt ?? span.startedAt,
      to: partyOf(target),
      failure: span.statusMessage,
    }),
  ];
}

function targetNotFound({ attributes, statusMessage }: TraceSpan): string | undefined {
  if (attributes[`${DATA}type`] !== "agent") return undefined;
  const tool = NOT_FOUND.exec(statusMessage ?? "")?.groups?.["tool"];
  return tool === undefined ? undefined : targetInName(tool);
}

function callsIn({ attributes }: TraceSpan): Call[] {
  const calls = attributes[TOOL_CALLS];
  if (!Array.isArray(calls)) return [];
  return calls.flatMap((call) => {
    if (!isRecord(call) || typeof call["name"] !== "string") return [];
    const args = call["arguments"];
    return [{ name: call["name"], args: isRecord(args) ? args : {} }];
  });
}

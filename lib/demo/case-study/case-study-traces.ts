import type { NativeEventInput } from "../../domain/event/native-event";
import type { Nanos } from "../../domain/time";
import { agentDeclared, type DemoAgentName } from "../agents";
import { itemAt, seededRandom, type Random } from "../seeded-random";
import { castTrace, firstAgent } from "./cast";
import { dealFailures } from "./deal-failures";
import { dealLatency } from "./deal-latency";
import { dealOutcomes } from "./deal-outcomes";
import { dealTraits } from "./deal-traits";
import { handoffEvents } from "./handoff-events";
import { layOutShapes, slotsOf, type TraceShape } from "./shapes";
import { drawParameters } from "./stories/story";
import { playTrace } from "./timeline";
import { instantAt, type TraceSetting } from "./trace-setting";
import { traceStarts } from "./trace-starts";

const CASE_STUDY_AGENTS: readonly DemoAgentName[] = [
  "Orchestrator",
  "Research",
  "Developer",
  "Analysis",
  "Partnership",
  "SEO",
  "Human",
];
const SESSION_SHARE = 0.4;

/** The case study's 10,842 handoffs, one trace's events at a time, in order of time. */
export function* caseStudyTraces(): Generator<NativeEventInput[]> {
  const random = seededRandom("baton case study");
  const shapes = random.shuffle(layOutShapes());
  const slots = shapes.flatMap(slotsOf);
  dealOutcomes(slots, random);
  dealTraits(slots, random);
  dealFailures(slots, random);
  dealLatency(slots, random);
  const starts = traceStarts(shapes.length, random);
  for (const [index, shape] of shapes.entries()) {
    const traceId = `demo-case-${String(index + 1).padStart(4, "0")}`;
    yield traceEvents(shape, { traceId, startedAt: itemAt(starts, index), random });
  }
}

function traceEvents(
  shape: TraceShape,
  trace: { traceId: string; startedAt: Nanos; random: Random },
): NativeEventInput[] {
  const { traceId, startedAt, random } = trace;
  const parameters = drawParameters(random);
  const stories = castTrace(shape, random);
  const story = itemAt(stories, 0);
  const request = [...new Set(stories)].map((phase) => phase.task(parameters)).join(", then ");
  const setting: TraceSetting = { ...trace, parameters, request };
  const hops = playTrace(shape, { agent: firstAgent(shape, story), stories, random });
  const started: NativeEventInput = {
    event: "trace_started",
    event_id: `${traceId}-started`,
    trace_id: traceId,
    at: instantAt(startedAt, 0),
    name: `${story.name}: ${request}`,
    request: { user_request: request, constraints: story.constraints(parameters) },
    ...(random.chance(SESSION_SHARE) && { session_id: parameters.sessionId }),
  };
  const agents: readonly DemoAgentName[] = hops.some(({ to }) => to === "Human") ? ["Human"] : [];
  const declared = traceId.endsWith("-0001") ? CASE_STUDY_AGENTS : agents;
  return [
    started,
    ...declared.map((agent) =>
      agentDeclared(agent, {
        event_id: `${traceId}-agent-${agent}`,
        trace_id: traceId,
        at: instantAt(startedAt, 0),
      }),
    ),
    ...hops.flatMap((hop) => handoffEvents(hop, setting)),
  ];
}

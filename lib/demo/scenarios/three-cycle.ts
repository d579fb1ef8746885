import type { NativeEventInput } from "../../domain/event/native-event";
import type { Nanos } from "../../domain/time";
import type { DemoAgentName } from "../agents";
import { minutesBefore, startScript } from "./scenario-script";

const CYCLE: readonly [DemoAgentName, DemoAgentName, string][] = [
  ["Research", "Analysis", "Decide which pages matter"],
  ["Analysis", "SEO", "Measure the pages that matter"],
  ["SEO", "Research", "Find out which pages matter before measuring"],
];
const TURNS = 2;

/** Three agents wait for each other: no pair repeats at once, yet nothing new is learned. */
export function threeCycle(now: Nanos): NativeEventInput[] {
  const context = { site: "www.tenant-7.example", pages: 25 };
  const script = startScript({
    id: "three-cycle",
    name: "Cycle of three: Research, Analysis and SEO wait for each other",
    startedAt: minutesBefore(now, 62),
    agents: ["Orchestrator", "Research", "Analysis", "SEO"],
    request: { user_request: "Audit 25 pages of www.tenant-7.example", ...context },
  });
  const waiting = [
    script.handoff({
      from: "Orchestrator",
      to: "Research",
      task: "Audit 25 pages",
      context,
      at: 0.3,
      received: 0.5,
    }),
  ];
  for (let step = 0; step < TURNS * CYCLE.length; step += 1) {
    const [from, to, task] = CYCLE[step % CYCLE.length] ?? ["Research", "Analysis", "Decide"];
    const at = 1.8 + step * 2.2;
    const parent_handoff_id = waiting.at(-1);
    waiting.push(
      script.handoff({
        from,
        to,
        task,
        context,
        at,
        received: at + 0.2,
        type: "delegate",
        ...(parent_handoff_id !== undefined && { parent_handoff_id }),
      }),
    );
  }
  for (const handoff_id of waiting) {
    script.add(902, { event: "handoff_timed_out", handoff_id, after_ms: 900_000 });
  }
  return script.events;
}

import type { NativeEventInput } from "../../domain/event/native-event";
import type { Nanos } from "../../domain/time";
import { minutesBefore, startScript } from "./scenario-script";

/** Under way: received a minute ago, not finished. */
export function inFlight(now: Nanos): NativeEventInput[] {
  const context = { site: "www.tenant-12.example", pages: 40, market: "Nordics" };
  const script = startScript({
    id: "in-flight",
    name: "In flight: SEO is auditing 40 pages",
    startedAt: minutesBefore(now, 1),
    agents: ["Orchestrator", "SEO"],
    request: { user_request: "Audit 40 pages of www.tenant-12.example", ...context },
  });
  const handoff_id = script.handoff({
    from: "Orchestrator",
    to: "SEO",
    task: "Audit 40 pages of www.tenant-12.example",
    context,
    at: 0.2,
    justification: "SEO has crawl_site",
  });
  script.add(0.4, {
    event: "handoff_received",
    handoff_id,
    agent: "SEO",
    context,
    cold_start: false,
  });
  script.add(0.6, { event: "handoff_accepted", handoff_id, agent: "SEO" });
  script.span({
    kind: "tool",
    name: "crawl_site",
    agent: "SEO",
    from: 0.9,
    to: 41.5,
    status: "ok",
    input: context,
    output: { crawled: 22 },
  });
  script.add(42, {
    event: "handoff_progressed",
    handoff_id,
    step: "gathered",
    detail: "22 of 40 pages",
  });
  return script.events;
}

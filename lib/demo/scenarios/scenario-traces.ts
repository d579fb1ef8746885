import type { NativeEventInput } from "../../domain/event/native-event";
import type { Nanos } from "../../domain/time";
import { clockSkew } from "./clock-skew";
import { coldStart } from "./cold-start";
import { contextLostAtHop2 } from "./context-lost-at-hop-2";
import { escalationWaiting } from "./escalation-waiting";
import { inFlight } from "./in-flight";
import { leak } from "./leak";
import { orphanSpans } from "./orphan-spans";
import { pingPong } from "./ping-pong";
import { prematureBounce } from "./premature-bounce";
import { stagedSuccess } from "./staged-success";
import { threeCycle } from "./three-cycle";

const SCENARIOS = [
  stagedSuccess,
  contextLostAtHop2,
  pingPong,
  threeCycle,
  prematureBounce,
  coldStart,
  escalationWaiting,
  leak,
  orphanSpans,
  clockSkew,
  inFlight,
];

/** One trace per story, all within the last two hours before `now`. */
export function scenarioTraces(now: Nanos): NativeEventInput[][] {
  return SCENARIOS.map((scenario) => scenario(now));
}

import { compareText } from "../json";

export type Candidate = {
  name: string;
  capabilities: readonly string[];
  isAlive: boolean;
  /** Handoffs that it holds or that wait for it. */
  load: number;
};

export type Choice =
  | { kind: "chosen"; agent: string; why: string }
  | { kind: "no_route"; why: string };

/** Without a rule: whoever has every tool, the least busy first. */
export function chooseAgent(
  requiredTools: readonly string[],
  candidates: readonly Candidate[],
): Choice {
  const tools = requiredTools.join(", ") || "no particular tool";
  const able = candidates
    .filter(
      ({ isAlive, capabilities }) =>
        isAlive && requiredTools.every((tool) => capabilities.includes(tool)),
    )
    .toSorted((a, b) => a.load - b.load || compareText(a.name, b.name));
  const [best] = able;
  if (!best) return { kind: "no_route", why: `No agent that is up has ${tools}.` };
  const among = able.length === 1 ? "the only one" : `the least busy of ${able.length}`;
  return { kind: "chosen", agent: best.name, why: `${best.name} is ${among} with ${tools}.` };
}

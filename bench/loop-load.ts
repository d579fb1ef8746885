import type { Json } from "../lib/domain/json";
import type { Random } from "../lib/demo/seeded-random";

/** `to` is handed to by whoever holds the work; `return` gives it back with a result. */
export type Move = { to: string; says: Json } | "return";
export type SimulatedWorkflow = { kind: string; loops: boolean; moves: Move[]; max?: number };

const AGENTS = ["Research", "Analysis", "Writer", "Reviewer", "Support", "Billing", "Outreach"];
/** Far beyond every limit: who is not stopped goes on until here. */
const TURNS = 40;

const turns = (move: (turn: number) => Move[]): Move[] =>
  Array.from({ length: TURNS }, (_, turn) => move(turn)).flat();

/** Workflows that go in circles, each kind in its own way. */
const LOOPS: Record<string, (random: Random) => Move[]> = {
  "ping-pong": (random) => {
    const [a = "", b = ""] = random.shuffle(AGENTS);
    return turns(() => [
      { to: a, says: "look into it" },
      { to: b, says: "look into it" },
    ]);
  },
  "three in a circle": (random) => {
    const three = random.shuffle(AGENTS).slice(0, 3);
    return turns((turn) => [{ to: three[turn % 3] ?? "", says: `please go on ${turn}` }]);
  },
  self: (random) => {
    const agent = random.pick(AGENTS);
    return turns((turn) => [{ to: agent, says: { attempt: turn } }]);
  },
  "asked again and again": (random) => {
    const [a = "", b = ""] = random.shuffle(AGENTS);
    return turns((turn) => [
      { to: turn % 2 === 0 ? a : b, says: { Topic: "refund 4711" } },
      "return",
    ]);
  },
  "asked again in other words": (random) => {
    const agent = random.pick(AGENTS);
    return turns((turn) => [{ to: agent, says: { topic: "refund", turn } }, "return"]);
  },
};

/** Workflows that only look like it: they come back, and ask again with something new. */
const LEGITIMATE: Record<string, (random: Random) => Omit<SimulatedWorkflow, "kind" | "loops">> = {
  "one after the other": (random) => ({
    moves: random
      .shuffle(AGENTS)
      .slice(0, random.int(2, 6))
      .flatMap((to, index): Move[] => [{ to, says: { step: index, of: "the plan" } }, "return"]),
  }),
  "delegated and returned": (random) => {
    const chain = random.shuffle(AGENTS).slice(0, random.int(2, 5));
    const down = chain.map((to, depth): Move => ({ to, says: { part: depth } }));
    return { moves: [...down, ...chain.map((): Move => "return")] };
  },
  "written and reviewed": (random) => ({
    moves: Array.from({ length: random.int(1, 4) }, (_, round): Move[] => [
      { to: "Writer", says: { draft: round, remarks: `remark ${random.int(0, 1e9)}` } },
      "return",
      { to: "Reviewer", says: { text: `version ${round} ${random.int(0, 1e9)}` } },
      "return",
    ]).flat(),
  }),
  "a helper for several": (random) => ({
    moves: ["Writer", "Support", "Billing"].flatMap((to): Move[] => [
      { to, says: `work on ${to}` },
      { to: "Research", says: { question: `${to} asks ${random.int(0, 1e9)}` } },
      "return",
      "return",
    ]),
  }),
  "a long plan": (random) => {
    const steps = random.int(9, 20);
    const moves = Array.from({ length: steps }, (_, step): Move[] => [
      { to: AGENTS[step % AGENTS.length] ?? "", says: { step } },
      "return",
    ]);
    return { moves: moves.flat(), max: steps };
  },
};

export function simulatedWorkflows(
  random: Random,
  { count, looping }: { count: number; looping: number },
): SimulatedWorkflow[] {
  const loops = Object.entries(LOOPS);
  const others = Object.entries(LEGITIMATE);
  const made = Array.from({ length: count }, (_, index): SimulatedWorkflow => {
    if (index < looping) {
      const [kind, moves] = random.pick(loops);
      return { kind, loops: true, moves: moves(random) };
    }
    const [kind, make] = random.pick(others);
    return { kind, loops: false, ...make(random) };
  });
  return random.shuffle(made);
}

import { setTimeout as pause } from "node:timers/promises";
import type { FindingList } from "../../lib/contracts/finding.ts";
import type { GapsDto } from "../../lib/contracts/gaps.ts";
import type { Workspace } from "./baton.ts";
import { get } from "./observe.ts";
import { nameOf, type Result } from "./run-scenario.ts";

const FALSE_PER_HUNDRED_MAX = 2;
const ANALYSED_WITHIN_MS = 30_000;
const POLL_MS = 250;

export type Judgement = { lines: string[]; isGood: boolean };

/**
 * What Baton found wrong in the runs that succeeded, against what their scenarios say is. A scenario says
 * it by what its program does, never by what was found: would somebody who reads the program call it true?
 *
 * - `transcript-dump`: two or more messages go along that say something of the work, be it by a person, an
 *   agent or a tool. The call that hands over and its answer say nothing of it.
 * - `free-text-payload`: something goes along, it is no conversation, and the receiver has to read all of it
 *   out of prose. Arguments of a call that is still to be answered are no prose; an answer to a caller and a
 *   question to a person may be.
 * - `transfer-loss`: the sender sent it, and what the receiver was given lacks it. What the sender only knew
 *   was not sent.
 */
export async function judgeFindings(results: readonly Result[]): Promise<Judgement> {
  const judged = await Promise.all(results.filter(hasSucceeded).map(judge));
  const handoffs = judged.reduce((sum, one) => sum + one.handoffs, 0);
  const strangers = judged.flatMap((one) => one.strangers);
  const missing = judged.flatMap((one) => one.missing);
  const perHundred = (100 * strangers.length) / Math.max(1, handoffs);
  const seen = `${handoffs} handoffs of ${judged.length} runs that succeeded`;
  const bar = `${perHundred.toFixed(1)} of 100, at most ${FALSE_PER_HUNDRED_MAX}`;
  return {
    lines: [
      ...strangers.map((one) => `      false: ${one}`),
      ...missing.map((one) => `      not found: ${one}`),
      `${strangers.length} false findings at ${seen}: ${bar}`,
    ],
    isGood: perHundred <= FALSE_PER_HUNDRED_MAX && missing.length === 0,
  };
}

function hasSucceeded({ problems, observed }: Result): boolean {
  if (problems.length > 0 || !observed) return false;
  return observed.traces.every(({ status }) => status === "succeeded");
}

async function judge({ scenario, workspace, expected, observed }: Result) {
  const { items } = await findingsOf(workspace);
  const wanted = expected?.findings ?? [];
  const name = nameOf(scenario);
  return {
    handoffs: observed?.handoffs.length ?? 0,
    strangers: items
      .filter(({ kind }) => !wanted.includes(kind))
      .map(({ kind, title }) => `${name}: ${kind}: ${title}`),
    missing: wanted
      .filter((kind) => !items.some((found) => found.kind === kind))
      .map((kind) => `${name}: ${kind}`),
  };
}

/** Once every trace of it was analysed: that is done when it has been quiet for seconds. */
async function findingsOf(workspace: Workspace): Promise<FindingList> {
  const deadline = Date.now() + ANALYSED_WITHIN_MS;
  while (Date.now() < deadline) {
    const { pending_traces: pending } = await get<GapsDto>(workspace, "/api/v1/gaps");
    if (pending === 0) return get<FindingList>(workspace, "/api/v1/findings?limit=200");
    await pause(POLL_MS);
  }
  throw new Error(`its traces were not analysed within ${ANALYSED_WITHIN_MS / 1000} s`);
}

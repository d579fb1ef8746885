import type { Context } from "../context";
import { eachLeaf } from "../each-leaf";
import { factsOf } from "../fact";
import { weightOf } from "../leaf";
import { isJsonRecord } from "../message-shape";
import { type Clause, fail, pass } from "./clause";

const TRANSCRIPT_SHARE_MAX = 0.5;

export function typedParameters(sent: Context): Clause {
  let typed = 0;
  let total = 0;
  const roots = historyRoots(sent);
  eachLeaf(sent, (leaf) => {
    const isSaid = roots.some((root) => leaf.path.startsWith(`${root}/`));
    total += 1;
    if (!isSaid && factsOf(leaf)[0]?.kind !== "text") typed += 1;
    return total < 1_000;
  });
  if (!isJsonRecord(sent.value) || typed === 0) {
    return fail(
      "typed_parameters",
      "The payload is free text: parameters have to be read out of it.",
    );
  }
  return pass("typed_parameters", `${typed} of ${total} values are typed parameters.`);
}

export function noTranscript(sent: Context): Clause {
  let said = 0;
  let total = 0;
  const roots = historyRoots(sent);
  eachLeaf(sent, (leaf) => {
    const weight = weightOf(leaf);
    total += weight;
    if (roots.some((root) => leaf.path.startsWith(`${root}/`))) said += weight;
    return true;
  });
  const share = total === 0 ? 0 : said / total;
  if (share <= TRANSCRIPT_SHARE_MAX) return pass("no_transcript", "It is not a conversation.");
  const percent = Math.round(share * 100);
  return fail("no_transcript", `${percent} % of the payload is a conversation.`, roots);
}

/** Deeper than this, a conversation is one value among others. */
const HISTORY_DEPTH_MAX = 3;

/** Where lists of messages stand, as far as members lead there. */
function historyRoots(
  { value, histories }: Pick<Context, "value" | "histories">,
  depth = 0,
): string[] {
  if (histories.has(value)) return [""];
  if (!isJsonRecord(value) || depth === HISTORY_DEPTH_MAX) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    historyRoots({ value: member, histories }, depth + 1).map((root) => `/${name}${root}`),
  );
}

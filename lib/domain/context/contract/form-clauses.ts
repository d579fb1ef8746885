import type { Context } from "../context";
import { eachLeaf } from "../each-leaf";
import { factsOf } from "../fact";
import { weightOf } from "../leaf";
import { isJsonRecord } from "../message-shape";
import { type Clause, fail, notAgreed, pass } from "./clause";

const TRANSCRIPT_SHARE_MAX = 0.5;
/** One message is something that was said, not a conversation. */
const TRANSCRIPT_MESSAGES_MIN = 2;

export function typedParameters(sent: Context): Clause {
  let typed = 0;
  let total = 0;
  const roots = historiesIn(sent).map(({ root }) => root);
  eachLeaf(sent, (leaf) => {
    const isSaid = roots.some((root) => leaf.path.startsWith(`${root}/`));
    total += 1;
    if (!isSaid && factsOf(leaf)[0]?.kind !== "text") typed += 1;
    return total < 1_000;
  });
  if (total === 0) return notAgreed("typed_parameters", "Nothing was handed over.");
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
  const found = historiesIn(sent);
  const messages = found.reduce((sum, { count }) => sum + count, 0);
  const roots = found.map(({ root }) => root);
  eachLeaf(sent, (leaf) => {
    const weight = weightOf(leaf);
    total += weight;
    if (roots.some((root) => leaf.path.startsWith(`${root}/`))) said += weight;
    return true;
  });
  const share = total === 0 ? 0 : said / total;
  const isConversation = share > TRANSCRIPT_SHARE_MAX && messages >= TRANSCRIPT_MESSAGES_MIN;
  if (!isConversation) return pass("no_transcript", "It is not a conversation.");
  const percent = Math.round(share * 100);
  return fail("no_transcript", `${percent} % of the payload is a conversation.`, roots);
}

/** Deeper than this, a conversation is one value among others. */
const HISTORY_DEPTH_MAX = 3;

/** Where lists of messages stand, as far as members lead there, and how many are in each. */
function historiesIn(
  { value, histories }: Pick<Context, "value" | "histories">,
  depth = 0,
): { root: string; count: number }[] {
  if (histories.has(value)) return [{ root: "", count: Array.isArray(value) ? value.length : 1 }];
  if (!isJsonRecord(value) || depth === HISTORY_DEPTH_MAX) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    historiesIn({ value: member, histories }, depth + 1).map(({ root, count }) => ({
      root: `/${name}${root}`,
      count,
    })),
  );
}

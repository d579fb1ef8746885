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
  const found = historiesIn(sent);
  eachLeaf(sent, (leaf) => {
    const isSaid = found.some((history) => isSaidIn(history, leaf.path));
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
  const messages = found.reduce((sum, { said: count }) => sum + count, 0);
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

type History = { root: string; last: number; said: number };

/** Where lists of messages stand, as far as members lead there, and how much is said in each. */
function historiesIn({ value, said }: Pick<Context, "value" | "said">, depth = 0): History[] {
  const count = said.get(value);
  if (count !== undefined && Array.isArray(value)) {
    return [{ root: "", last: value.length - 1, said: count }];
  }
  if (!isJsonRecord(value) || depth === HISTORY_DEPTH_MAX) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    historiesIn({ value: member, said }, depth + 1).map((found) => ({
      ...found,
      root: `/${name}${found.root}`,
    })),
  );
}

/** What a call that nobody answered yet was given is not told in words: the receiver reads it there. */
function isSaidIn({ root, last }: History, path: string): boolean {
  if (!path.startsWith(`${root}/`)) return false;
  return !(path.startsWith(`${root}/${last}/`) && path.includes("/tool_calls/"));
}

import type { Json } from "../json";

const VALUES_SHOWN = 3;
const VALUES_MAX = 2_000;
const VALUE_CHARS_MAX = 120;

export type ActionTrait = { label: "Amount" | "Recipients" | "Target"; text: string };

const AMOUNT = /(?:^|_)(?:amount|price|total|cost|budget|sum|value)(?:_|$)/;
const RECIPIENT = /(?:^|_)(?:to|cc|bcc|recipients?|emails?|phones?|channels?)(?:_|$)/;
const TARGET =
  /(?:^|_)(?:url|host|path|file|table|database|repo|repository|branch|environment|env|invoice|account|customer|order|server|domain)(?:_id|_name)?$/;

/** What a reviewer looks for first in the arguments: how much, to whom, on what. */
export function describeAction(args: Json): ActionTrait[] {
  const found = {
    Amount: new Set<string>(),
    Recipients: new Set<string>(),
    Target: new Set<string>(),
  };
  for (const { key, value } of leavesOf(args)) {
    const label = labelOf(key, value);
    if (label) found[label].add(String(value).slice(0, VALUE_CHARS_MAX));
  }
  return (["Amount", "Recipients", "Target"] as const).flatMap((label) => {
    const values = [...found[label]];
    if (values.length === 0) return [];
    const more = values.length - VALUES_SHOWN;
    const text = values.slice(0, VALUES_SHOWN).join(", ");
    return [{ label, text: more > 0 ? `${text} and ${more} more` : text }];
  });
}

function labelOf(key: string, value: string | number): ActionTrait["label"] | undefined {
  const name = key.replaceAll(/([a-z])([A-Z])/g, "$1_$2").toLowerCase();
  if (AMOUNT.test(name) && /\d/.test(String(value))) return "Amount";
  if (typeof value !== "string" || value === "") return undefined;
  if (RECIPIENT.test(name)) return "Recipients";
  return TARGET.test(name) ? "Target" : undefined;
}

/** Iterative: senders choose the depth. The items of a list go by the list's name. */
function* leavesOf(root: Json): Generator<{ key: string; value: string | number }> {
  const stack: { key: string; value: Json }[] = [{ key: "", value: root }];
  let seen = 0;
  for (let next = stack.pop(); next && seen < VALUES_MAX; next = stack.pop()) {
    const { key, value } = next;
    seen += 1;
    if (typeof value === "string" || typeof value === "number") yield { key, value };
    else if (Array.isArray(value)) {
      stack.push(
        ...value
          .slice(0, VALUES_MAX)
          .toReversed()
          .map((item) => ({ key, value: item })),
      );
    } else if (typeof value === "object" && value !== null) {
      const members = Object.entries(value).slice(0, VALUES_MAX).toReversed();
      stack.push(...members.map(([name, inner]) => ({ key: name, value: inner })));
    }
  }
}

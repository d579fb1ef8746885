import type { Json } from "../../../domain/json";
import type { Random } from "../../seeded-random";

const LINES = [
  "As discussed above, please carry on with the list from before.",
  "I have looked at the first page of results and it seems fine so far.",
  "Could we use the same criteria as in the last campaign?",
  "The earlier tool call returned a partial page; the rest is in my working memory.",
  "Let me think about which of these matter most to the customer.",
  "Noted. I will hand this to the next agent, it knows what we agreed on.",
];

/** What implicit handoffs carry instead of parameters: a pasted conversation. */
export function chatMessage(_index: number, random: Random): Json {
  return { role: random.pick(["user", "assistant", "tool"]), content: random.pick(LINES) };
}

import { AIMessage } from "@langchain/core/messages";
import { fakeModel } from "@langchain/core/testing";

/** A model that gives these answers in turn: a text, or tool calls as `{ tool: arguments }`. */
export function scriptedModel(...answers) {
  const model = fakeModel();
  for (const answer of answers) {
    const isText = typeof answer === "string";
    const fields = isText ? { content: answer } : { content: "", tool_calls: callsOf(answer) };
    model.respond(new AIMessage(fields));
  }
  return model;
}

function callsOf(answer) {
  return Object.entries(answer).map(([name, args]) => ({
    type: "tool_call",
    id: crypto.randomUUID(),
    name,
    args,
  }));
}

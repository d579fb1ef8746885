import { BaseLlm } from "@google/adk";

/** A model that gives these answers in turn: a text, or tool calls as `{ tool: arguments }`. */
export class ScriptedModel extends BaseLlm {
  #script;
  /** What it was sent, request by request. */
  requests = [];

  constructor(...answers) {
    super({ model: "scripted" });
    this.#script = answers.values();
  }

  async *generateContentAsync({ contents }) {
    this.requests.push(JSON.stringify(contents));
    const { value: answer, done } = this.#script.next();
    if (done) throw new Error("the script has no further answer");
    const parts =
      typeof answer === "string"
        ? [{ text: answer }]
        : Object.entries(answer).map(([name, args]) => ({ functionCall: { name, args } }));
    const usageMetadata = { promptTokenCount: 10, candidatesTokenCount: 5, totalTokenCount: 15 };
    yield { content: { role: "model", parts }, usageMetadata, turnComplete: true };
  }

  connect() {
    throw new Error("the script is not live");
  }
}

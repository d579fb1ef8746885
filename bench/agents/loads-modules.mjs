/** An agent as real ones are: it loads the libraries that it works with, and makes what it uses of them. */
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { jsonSchema, tool } from "ai";
import { z } from "zod";

const Given = z.object({
  companies: z.array(z.object({ name: z.string(), employees: z.number() })),
});
const models = createOpenAICompatible({ name: "bench", baseURL: "http://127.0.0.1:9/v1" });
const tools = { search: tool({ inputSchema: jsonSchema({ type: "object", properties: {} }) }) };
const model = models("none");

export default function work({ context }, { accept }) {
  accept();
  const { companies } = Given.parse(context);
  const total = companies.reduce((sum, { employees }) => sum + employees, 0);
  return { result: { total, model: model.modelId, tools: Object.keys(tools) } };
}

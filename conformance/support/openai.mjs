import {
  BatchTraceProcessor,
  getGlobalTraceProvider,
  OpenAITracingExporter,
  setOpenAIAPI,
  setTraceProcessors,
} from "@openai/agents";
import { createServer } from "node:http";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { expectInBaton } from "../harness/expect.mjs";

const endpoint = `${process.env.BATON_URL}/v1/traces/ingest`;
const exporter = new OpenAITracingExporter({ endpoint, apiKey: process.env.BATON_KEY });
setTraceProcessors([new BatchTraceProcessor(exporter)]);

/**
 * Starts a model server that gives these answers in turn, and points the SDK's own client at it.
 * An answer is a text, or tool calls as `{ tool: arguments }`.
 * @param {(string | Record<string, object>)[]} answers
 * @param {"chat_completions" | "responses"} api
 * @returns what the model was sent, request by request
 */
export async function scriptModel(answers, api = "chat_completions") {
  const script = answers.values();
  let count = 0;
  const sent = [];
  const reply = async (request, response) => {
    sent.push(await text(request));
    const { value: answer, done } = script.next();
    if (done) throw new Error("the script has no further answer");
    count += 1;
    response.setHeader("content-type", "application/json");
    const body = api === "responses" ? asResponse(answer, count) : asCompletion(answer, count);
    response.end(JSON.stringify(body));
  };
  const server = createServer((request, response) => void reply(request, response));
  server.on("connection", (socket) => socket.unref()).unref();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  setOpenAIAPI(api);
  process.env.OPENAI_BASE_URL = `http://127.0.0.1:${server.address().port}/v1`;
  process.env.OPENAI_API_KEY = "not-needed";
  return sent;
}

/** Sends what was traced and says what must be read in Baton. */
export async function finish(expectation) {
  await getGlobalTraceProvider().forceFlush();
  expectInBaton(expectation);
}

function asCompletion(answer, count) {
  const calls = typeof answer === "string" ? [] : Object.entries(answer);
  const message = {
    role: "assistant",
    content: typeof answer === "string" ? answer : null,
    ...(calls.length > 0 && {
      tool_calls: calls.map(([name, args], index) => ({
        id: `call_${count}_${index}`,
        type: "function",
        function: { name, arguments: JSON.stringify(args) },
      })),
    }),
  };
  const finish_reason = calls.length > 0 ? "tool_calls" : "stop";
  return {
    id: `chatcmpl-${count}`,
    object: "chat.completion",
    created: 0,
    model: "scripted",
    choices: [{ index: 0, message, finish_reason }],
    usage: { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 },
  };
}

function asResponse(answer, count) {
  const output =
    typeof answer === "string"
      ? [
          {
            type: "message",
            id: `msg_${count}`,
            role: "assistant",
            status: "completed",
            content: [{ type: "output_text", text: answer, annotations: [] }],
          },
        ]
      : Object.entries(answer).map(([name, args], index) => ({
          type: "function_call",
          id: `fc_${count}_${index}`,
          call_id: `call_${count}_${index}`,
          name,
          arguments: JSON.stringify(args),
          status: "completed",
        }));
  return {
    id: `resp_${count}`,
    object: "response",
    created_at: 0,
    model: "scripted",
    status: "completed",
    output,
    usage: { input_tokens: 10, output_tokens: 5, total_tokens: 15 },
  };
}

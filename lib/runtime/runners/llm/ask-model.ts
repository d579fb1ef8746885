import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { APICallError, generateText, type ModelMessage, RetryError, type ToolSet } from "ai";
import { z } from "zod";
import type { ToolCall, TranscriptMessage } from "@/lib/domain/agents/transcript";
import type { Usage } from "@/lib/domain/event/shapes";
import { RefusedAddressError } from "@/lib/outgoing/guarded-address";
import { ANSWER_TOO_LARGE, type GuardedFetch } from "@/lib/outgoing/guarded-fetch";
import { platformFetch } from "@/lib/outgoing/platform-fetch";

const ERROR_TEXT_MAX = 500;
const TOOL_TEXT_MAX = 200_000;

export type ModelQuestion = {
  endpoint: string;
  model: string;
  apiKey: string | undefined;
  headers?: Record<string, string>;
  instructions: string;
  messages: readonly TranscriptMessage[];
  tools: ToolSet;
  temperature: number | undefined;
  signal: AbortSignal;
};

export type ModelReply =
  | { kind: "answered"; text: string; calls: ToolCall[]; usage: Usage }
  | { kind: "failed"; error: { type: string; message: string } };

/** Asks a model of any OpenAI-compatible endpoint once; what is busy is asked again a little later. */
export async function askModel(fetch: GuardedFetch, question: ModelQuestion): Promise<ModelReply> {
  const { endpoint, apiKey, signal, instructions, tools, temperature, headers } = question;
  const provider = createOpenAICompatible({
    name: "model",
    baseURL: endpoint,
    ...(apiKey ? { apiKey } : {}),
    fetch: platformFetch(fetch),
  });
  try {
    const { text, toolCalls, usage, finishReason } = await generateText({
      model: provider(question.model),
      instructions,
      messages: question.messages.map(toModelMessage),
      tools,
      abortSignal: signal,
      ...(temperature === undefined ? {} : { temperature }),
      ...(headers ? { headers } : {}),
    });
    const cut = CUT_OFF[finishReason];
    if (cut) return { kind: "failed", error: cut };
    return { kind: "answered", text, calls: toolCalls.map(toToolCall), usage: toUsage(usage) };
  } catch (error) {
    if (signal.aborted) throw error;
    return { kind: "failed", error: withoutKey(failureOf(error), apiKey) };
  }
}

const CUT_OFF: Record<string, { type: string; message: string } | undefined> = {
  length: {
    type: "answer_cut_off",
    message: "The model's answer was cut off at its length limit.",
  },
  "content-filter": { type: "content_filtered", message: "The provider withheld the answer." },
};

const GivenInput = z.json().catch(null);

function toToolCall(call: {
  toolCallId: string;
  toolName: string;
  input: unknown;
  invalid?: boolean | undefined;
  error?: unknown;
}): ToolCall {
  const { toolCallId: id, toolName: name } = call;
  const asked = { id, name, input: GivenInput.parse(call.input) };
  if (!call.invalid) return asked;
  const message = call.error instanceof Error ? call.error.message : "It cannot be read.";
  return { ...asked, problem: { type: "invalid_call", message: message.slice(0, ERROR_TEXT_MAX) } };
}

function toModelMessage(message: TranscriptMessage): ModelMessage {
  switch (message.role) {
    case "user":
      return { role: "user", content: message.text };
    case "assistant":
      return {
        role: "assistant",
        content: [
          ...(message.text ? [{ type: "text" as const, text: message.text }] : []),
          ...message.calls.map(({ id, name, input }) => {
            return { type: "tool-call" as const, toolCallId: id, toolName: name, input };
          }),
        ],
      };
    case "tool":
      return {
        role: "tool",
        content: message.results.map(({ id, name, isError, value }) => ({
          type: "tool-result" as const,
          toolCallId: id,
          toolName: name,
          output: { type: isError ? "error-text" : "text", value: toolText(value) },
        })),
      };
  }
}

/** A result that no model could read whole says that it goes on. */
function toolText(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  if (text.length <= TOOL_TEXT_MAX) return text;
  return `${text.slice(0, TOOL_TEXT_MAX)}\n[cut off: ${text.length} characters in all]`;
}

function toUsage(usage: {
  inputTokens: number | undefined;
  outputTokens: number | undefined;
  inputTokenDetails: { cacheReadTokens?: number | undefined };
}): Usage {
  const { inputTokens: input, outputTokens: output, inputTokenDetails: details } = usage;
  return {
    ...(input === undefined ? {} : { input_tokens: input }),
    ...(output === undefined ? {} : { output_tokens: output }),
    ...(details.cacheReadTokens ? { cache_read_tokens: details.cacheReadTokens } : {}),
  };
}

function failureOf(error: unknown): { type: string; message: string } {
  const last = RetryError.isInstance(error) ? error.lastError : error;
  const known = knownCause(last);
  if (known) return known;
  if (!APICallError.isInstance(last)) {
    return { type: "model_error", message: last instanceof Error ? last.message : String(last) };
  }
  const { statusCode, responseBody } = last;
  if (statusCode === undefined) return { type: "model_unreachable", message: last.message };
  const told = (responseBody ?? last.message).slice(0, ERROR_TEXT_MAX);
  return { type: typeOf(statusCode), message: `It answered ${statusCode}: ${told}` };
}

function typeOf(status: number): string {
  if (status === 401 || status === 403) return "model_unauthorized";
  if (status === 404) return "model_not_found";
  if (status === 429) return "model_rate_limited";
  if (status >= 500) return "model_unavailable";
  return status < 300 ? "invalid_answer" : "model_error";
}

function knownCause(error: unknown): { type: string; message: string } | undefined {
  if (error instanceof RefusedAddressError) return { type: "unreachable", message: error.message };
  if (!(error instanceof Error)) return undefined;
  if ("code" in error && error.code === ANSWER_TOO_LARGE) {
    return { type: "answer_too_large", message: "The model's answer is too large." };
  }
  return knownCause(error.cause);
}

/** Providers like to say which key was wrong. */
function withoutKey(failure: { type: string; message: string }, key: string | undefined) {
  return key ? { ...failure, message: failure.message.replaceAll(key, "[masked]") } : failure;
}

import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProjects } from "@/db/testing/test-project";
import type { ConversationMessageDto } from "@/lib/contracts/conversation";
import { TraceListQuery } from "@/lib/contracts/trace";
import { dropRepeats } from "@/lib/domain/conversation/drop-repeats";
import { TraceId } from "@/lib/domain/ids";
import type { Json } from "@/lib/domain/json";
import { ingestEvents } from "../events/ingest-events";
import { ingestLangsmith } from "../events/ingest-langsmith";
import { ingestOpenaiAgents } from "../events/ingest-openai-agents";
import { ingestOtlp } from "../events/ingest-otlp";
import { listTraces } from "../traces/list-traces";
import { listConversation } from "./list-conversation";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

type Context = Awaited<ReturnType<(typeof projects)["context"]>>;

const fixture = async (name: string) =>
  readFile(new URL(`../../ingest/fixtures/${name}`, import.meta.url));

async function oldestTrace(ctx: Context): Promise<TraceId> {
  const { items } = await listTraces(ctx, TraceListQuery.parse({}));
  return TraceId.parse(items.at(-1)?.id);
}

/** A message as one line, so that a case reads like the page. */
function line({ role, text, calls, results, other }: ConversationMessageDto): string {
  return [
    `${role}: ${text.slice(0, 40)}`,
    ...calls.map((call) => `call ${call.name} ${JSON.stringify(call.arguments.value)}`),
    ...results.map(({ value }) => `result ${JSON.stringify(value.value)}`),
    ...other.map(({ value }) => `other ${JSON.stringify(value)}`),
  ].join(" | ");
}

async function conversationOf(ctx: Context, limit = 50): Promise<string[]> {
  const traceId = await oldestTrace(ctx);
  const items: ConversationMessageDto[] = [];
  let cursor: string | undefined;
  do {
    const page = await listConversation(ctx, traceId, { limit, cursor });
    items.push(...page.items);
    cursor = page.next_cursor ?? undefined;
  } while (cursor !== undefined);
  return dropRepeats(items).map(line);
}

const call = (n: number, input: Json, output: Json) => ({
  event: "span",
  trace_id: "t",
  id: `s${n}`,
  kind: "llm",
  name: "chat",
  agent: "research",
  start: `2026-01-15T11:00:0${n}.000Z`,
  end: `2026-01-15T11:00:0${n}.500Z`,
  input,
  output,
});

describe("the conversation of a trace", () => {
  it.each([50, 1])("tells an OpenAI Agents run once, %i spans a page", async (limit) => {
    const ctx = await projects.context();
    await ingestOpenaiAgents(ctx, await fixture("openai/route_plain.ingest.json"));

    expect(await conversationOf(ctx, limit)).toEqual([
      "user: My invoice is wrong, account acct_42",
      'assistant:  | call lookup_account {"id":"acct_42"}',
      expect.stringMatching(/^tool: {2}\| result .*"plan":"pro".*\[masked:/),
      "assistant:  | call transfer_to_Billing_Agent {}",
      'tool:  | result {"assistant":"Billing Agent"}',
      expect.stringMatching(/^assistant: ./),
    ]);
  });

  it("tells a LangGraph run from its tracer", async () => {
    const ctx = await projects.context();
    const { body } = JSON.parse(
      (await fixture("langgraph/command_route.langsmith-batch.json")).toString(),
    );
    await ingestLangsmith(ctx, { bytes: Buffer.from(JSON.stringify(body)), form: { as: "batch" } });

    expect(await conversationOf(ctx)).toEqual([
      "user: My invoice is wrong",
      "assistant: routing to billing",
      "assistant: invoice re-sent",
    ]);
  });

  it("tells an ADK run with its system prompts", async () => {
    const ctx = await projects.context();
    const bytes = await fixture("adk/transfer-001_v1_traces.json");
    await ingestOtlp(ctx, { bytes, encoding: "json" });

    const lines = await conversationOf(ctx);

    expect(lines[0]).toMatch(/^system: You are an agent/);
    expect(lines[1]).toMatch(/^user: My invoice INV-1/);
    expect(lines).toContain('assistant:  | call lookup_invoice {"invoice_id":"INV-1"}');
    expect(lines.filter((each) => each.startsWith("user: My invoice"))).toHaveLength(1);
  });

  it("names what is too large instead of reading it, and cuts long texts with their length", async () => {
    const ctx = await projects.context();
    await ingestEvents(ctx, {
      values: [
        call(1, { messages: [{ role: "user", content: "x".repeat(30_000) }] }, "ok"),
        call(2, { text: "y".repeat(3_000_000) }, "fine"),
      ],
      source: "native",
    });

    const { items } = await listConversation(ctx, TraceId.parse("t"), { limit: 50 });

    expect(
      items.map(({ text, text_chars, is_unread }) => [text.length, text_chars, is_unread]),
    ).toEqual([
      [20_000, 30_000, false],
      [2, 2, false],
      [0, 0, true],
      [4, 4, false],
    ]);
  });

  it("takes tools and people where no model was recorded", async () => {
    const ctx = await projects.context();
    await ingestEvents(ctx, {
      values: [
        { ...call(1, { q: "fintech" }, [{ name: "Acme" }]), kind: "tool", name: "web_search" },
        { ...call(2, "Send it?", "Yes"), kind: "human" },
      ],
      source: "native",
    });

    const { items } = await listConversation(ctx, TraceId.parse("t"), { limit: 50 });

    expect(items.map(line)).toEqual([
      'assistant:  | call web_search {"q":"fintech"}',
      'tool:  | result [{"name":"Acme"}]',
      "assistant: Send it?",
      "user: Yes",
    ]);
  });
});

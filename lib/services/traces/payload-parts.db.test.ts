import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestProjects } from "@/db/testing/test-project";
import { HandoffId, TraceId } from "@/lib/domain/ids";
import { ingestEvents } from "../events/ingest-events";
import { getHandoff } from "../handoffs/get-handoff";
import { getPayloadPart } from "./get-payload-part";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

const traceId = TraceId.parse("t");
const handoffId = HandoffId.parse("h");
/** Nearly 10 MB, with signs of two UTF-16 units at every border. */
const LARGE = { small: "first", text: "📦é".repeat(1_500_000) };

async function withLargeContext() {
  const ctx = await projects.context();
  const base = { trace_id: "t", handoff_id: "h", at: "2026-01-15T11:00:00.000Z" };
  const event = { ...base, event: "handoff_initiated", from_agent: "a", to_agent: "b" };
  const result = await ingestEvents(ctx, {
    values: [{ ...event, context: LARGE, held: { little: true } }],
    source: "native",
  });
  expect(result.rejected).toEqual([]);
  return ctx;
}

it("leaves a large body out where the caller asks for it, and gives it in parts", async () => {
  const ctx = await withLargeContext();

  const { context } = await getHandoff(ctx, { id: handoffId, traceId, inlineBytesMax: 100_000 });

  expect(context.held).toMatchObject({ value: { little: true }, omitted: false });
  expect(context.sent).toMatchObject({ value: null, omitted: true });
  const payload = context.sent?.payload ?? "";
  let [text, offset]: [string, number | null] = ["", 0];
  while (offset !== null) {
    const part = await getPayloadPart(ctx, { traceId, payload }, { offset, limit: 1_000_000 });
    expect(part.bytes).toBe(context.sent?.bytes);
    text += part.text;
    offset = part.next_offset;
  }
  expect(JSON.parse(text)).toEqual(LARGE);
});

it("gives all of it to a caller who does not ask", async () => {
  const ctx = await withLargeContext();

  const { context } = await getHandoff(ctx, { id: handoffId, traceId });

  expect(context.sent?.value).toEqual(LARGE);
});

it("answers nothing past the end, and does not know another project's payload", async () => {
  const [ctx, other] = [await withLargeContext(), await projects.context()];
  await ingestEvents(other, {
    values: [{ event: "trace_started", trace_id: "t", at: "2026-01-15T11:00:00.000Z" }],
    source: "native",
  });
  const { context } = await getHandoff(ctx, { id: handoffId, inlineBytesMax: 0 });
  const payload = context.held?.payload ?? "";
  const range = { offset: 1_000, limit: 10 };

  expect(await getPayloadPart(ctx, { traceId, payload }, range)).toMatchObject({
    text: "",
    next_offset: null,
  });
  await expect(getPayloadPart(other, { traceId, payload }, range)).rejects.toThrow(/no such/);
});

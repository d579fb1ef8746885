import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProjects } from "@/db/testing/test-project";
import { AskRequest } from "@/lib/contracts/approval";
import { RegisterAgentRequest } from "@/lib/contracts/registered-agent";
import { HandOffRequest } from "@/lib/contracts/task";
import { AddSecretRequest } from "@/lib/contracts/vault";
import { BoardKey } from "@/lib/domain/blackboard/key";
import { HandoffId } from "@/lib/domain/ids";
import type { Json } from "@/lib/domain/json";
import { WorkflowName } from "@/lib/domain/orchestration/workflow";
import { registerAgent } from "../agents/register-agent";
import { requestApproval } from "../approvals/request-approval";
import { writeValue } from "../blackboard/write-value";
import type { ServiceContext } from "../context";
import { ingestNative } from "../events/ingest-native";
import { ingestOtlp } from "../events/ingest-otlp";
import { deliverTraces } from "../outbox/deliver-outbox";
import { startRun } from "../runs/start-run";
import { understandTask } from "../tasks/answer-task";
import { claimTasks } from "../tasks/claim-tasks";
import { finishTask } from "../tasks/finish-task";
import { handOff } from "../tasks/hand-off";
import { saveWorkflow } from "../workflows/save-workflow";
import { addSecret } from "./add-secret";
import { resolveSecret } from "./resolve-secret";

/** Of no known format and under no telling name: only the vault knows that it is one. */
const VALUE = "zebra violin lantern";
const FORMS: Record<string, string> = {
  plain: VALUE,
  base64: Buffer.from(VALUE).toString("base64").replace(/=+$/, ""),
  "percent-encoded": encodeURIComponent(VALUE),
  hexadecimal: Buffer.from(VALUE).toString("hex"),
};
const PLANTED = Object.values(FORMS).join(" / ");

let projects: Awaited<ReturnType<typeof openTestProjects>>;
beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

async function openVault(): Promise<ServiceContext> {
  const ctx = await projects.context();
  const secret = { name: "KEY", value: VALUE, agents: ["a"], hosts: ["api.test"] };
  await addSecret(ctx, AddSecretRequest.parse(secret));
  await registerAgent(ctx, { ...RegisterAgentRequest.parse({}), name: "a" });
  return ctx;
}

const refused = (sending: Promise<unknown>) =>
  expect(sending).rejects.toSatisfy((error: Error) => {
    expect(error).toMatchObject({ code: "credential_in_payload" });
    return Object.values(FORMS).every((form) => !JSON.stringify(error).includes(form));
  });
const asked = (more: object) =>
  HandOffRequest.parse({ from_agent: "boss", to_agent: "a", task: "work", ...more });
const claim = { agent: "a", capabilities: [], lease_ms: 30_000, max: 1 };

async function claimed(ctx: ServiceContext) {
  const sent = await handOff(ctx, asked({}));
  const { items } = await claimTasks(ctx, claim);
  const held = { handoffId: HandoffId.parse(sent.handoff_id), lease: items[0]?.lease?.token };
  return { held, traceId: sent.trace_id };
}

const event = (more: Record<string, Json>): Json => ({
  trace_id: "t",
  at: "2026-01-15T11:00:00Z",
  ...more,
});

const WAYS_IN: readonly [string, (ctx: ServiceContext) => Promise<unknown>][] = [
  [
    "an event's context, id, key and result",
    async (ctx) => {
      const events = [
        event({
          event: "handoff_initiated",
          handoff_id: "h",
          from_agent: PLANTED,
          to_agent: "b",
          task: PLANTED,
          context: { span_id: PLANTED, [PLANTED]: { list: [PLANTED] } },
        }),
        event({ event: "task_complete", handoff_id: "h", result: PLANTED }),
        event({
          event: "task_failed",
          handoff_id: "h",
          error: { type: PLANTED, message: PLANTED },
        }),
        event({
          event: "blackboard_written",
          key: PLANTED,
          version: 1,
          agent: "a",
          value: PLANTED,
        }),
        event({
          event: "span",
          id: "s",
          name: PLANTED,
          start: "2026-01-15T11:00:00Z",
          output: PLANTED,
        }),
        event({ event: "nonsense", note: PLANTED }),
      ];
      await ingestNative(ctx, { bytes: Buffer.from(JSON.stringify(events)), contentType: null });
    },
  ],
  [
    "a body that cannot be read",
    async (ctx) => {
      const bytes = Buffer.from(`{"x": ${PLANTED}`);
      await expect(ingestNative(ctx, { bytes, contentType: null })).rejects.toThrow("JSON");
      await expect(ingestOtlp(ctx, { bytes, encoding: "json" })).rejects.toThrow("JSON");
    },
  ],
  ["a handoff's context", (ctx) => refused(handOff(ctx, asked({ context: { x: PLANTED } })))],
  ["a handoff's task", (ctx) => refused(handOff(ctx, asked({ task: PLANTED })))],
  ["a handoff's data", (ctx) => refused(handOff(ctx, asked({ data: [PLANTED] })))],
  ["a handoff's reasons", (ctx) => refused(handOff(ctx, asked({ justification: PLANTED })))],
  ["its criteria", (ctx) => refused(handOff(ctx, asked({ acceptance_criteria: [PLANTED] })))],
  [
    "what an agent understood and answers",
    async (ctx) => {
      const { held, traceId } = await claimed(ctx);
      await understandTask(ctx, { ...held, understood: PLANTED });
      await finishTask(ctx, { ...held, end: { state: "completed", result: { x: PLANTED } } });
      await deliverTraces(ctx, [traceId]);
    },
  ],
  [
    "the error of an agent",
    async (ctx) => {
      const { held, traceId } = await claimed(ctx);
      const error = { type: "odd", message: `401 for key ${PLANTED}` };
      await finishTask(ctx, { ...held, end: { state: "failed", error } });
      await deliverTraces(ctx, [traceId]);
    },
  ],
  [
    "the blackboard",
    (ctx) =>
      writeValue(ctx, {
        key: BoardKey.parse("output/a/x"),
        value: { x: [PLANTED] },
        agent: "a",
        expected: undefined,
        handoffId: undefined,
      }),
  ],
  [
    "a question for a person",
    (ctx) =>
      requestApproval(
        ctx,
        AskRequest.parse({ question: PLANTED, action: { name: "send", args: { to: PLANTED } } }),
      ),
  ],
  [
    "a run's input and a workflow",
    async (ctx) => {
      const stage = { id: "s", target: { agent: "a" }, task: "t" };
      await saveWorkflow(ctx, { document: { name: "flow", stages: [stage] } });
      const workflow = WorkflowName.parse("flow");
      await refused(startRun(ctx, { workflow, input: { x: PLANTED } }));
      const planted = { name: "other", stages: [{ ...stage, task: PLANTED }] };
      await refused(saveWorkflow(ctx, { document: planted }));
    },
  ],
  [
    "the vault's own records",
    async (ctx) => {
      const name = AddSecretRequest.shape.name.parse("KEY");
      const url = new URL(`https://api.test/?k=${encodeURIComponent(VALUE)}`);
      expect(await resolveSecret(ctx, { agent: "a", name, url })).toBe(VALUE);
    },
  ],
];

describe("a value of the vault is stored nowhere else", () => {
  it.each(WAYS_IN)("when it comes by %s", async (_way, send) => {
    const ctx = await openVault();

    await send(ctx);

    const rows = await everyRow(ctx);
    for (const [form, text] of Object.entries(FORMS)) {
      expect({ form, isStored: rows.includes(text) }).toEqual({ form, isStored: false });
    }
  });
});

/** Every row of every table, the queue's included. */
async function everyRow({ db }: ServiceContext): Promise<string> {
  const tables = await db.execute<{ schema: string; name: string }>(
    sql`select table_schema as schema, table_name as name from information_schema.tables
        where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  );
  const texts: string[] = [];
  for (const { schema, name } of tables) {
    const from = sql`${sql.identifier(schema)}.${sql.identifier(name)}`;
    const rows = await db.execute<{ row: string }>(sql`select t::text as row from ${from} t`);
    texts.push(...rows.map(({ row }) => row));
  }
  return texts.join("\n");
}

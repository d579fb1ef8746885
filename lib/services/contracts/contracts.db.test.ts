import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProjects } from "@/db/testing/test-project";
import { RegisterAgentRequest } from "@/lib/contracts/registered-agent";
import { HandOffRequest } from "@/lib/contracts/task";
import { Contract } from "@/lib/domain/contract/contract";
import { HandoffId } from "@/lib/domain/ids";
import { registerAgent } from "../agents/register-agent";
import { readValue } from "../blackboard/read-value";
import { BoardKey } from "@/lib/domain/blackboard/key";
import { getContractCheck } from "../context/get-contract-check";
import type { ServiceContext } from "../context";
import { deliverTraces } from "../outbox/deliver-outbox";
import { handOff } from "../tasks/hand-off";
import { getContract, getDefaultContract } from "./get-contract";
import { saveContract } from "./save-contract";
import { tryContract } from "./try-contract";

let projects: Awaited<ReturnType<typeof openTestProjects>>;

beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

async function withAgents(): Promise<ServiceContext> {
  const ctx = await projects.context();
  const role = { role: "specialist" };
  await registerAgent(ctx, { ...RegisterAgentRequest.parse(role), name: "writer" });
  return ctx;
}

const PAIR = { from: "boss", to: "writer" };
const DEFAULT = { from: null, to: null };
const contractOf = (terms: object) => Contract.parse(terms);
const asked = (more: object = {}) =>
  HandOffRequest.parse({ from_agent: "boss", to_agent: "writer", task: "write", ...more });

describe("contracts", () => {
  it("hold by default, and for a pair where it has its own", async () => {
    const ctx = await withAgents();
    await saveContract(ctx, { ...DEFAULT, contract: contractOf({ required: ["a"] }) });
    const inherited = await getContract(ctx, PAIR);
    await saveContract(ctx, { ...PAIR, contract: contractOf({ required: ["b"] }) });
    const own = await getContract(ctx, PAIR);
    await saveContract(ctx, { ...PAIR, contract: null });

    expect(inherited).toMatchObject({
      is_inherited: true,
      version: 0,
      contract: { required: ["a"] },
    });
    expect(own).toMatchObject({ is_inherited: false, version: 1, contract: { required: ["b"] } });
    expect(await getContract(ctx, PAIR)).toMatchObject({
      is_inherited: true,
      version: 2,
      contract: { required: ["a"] },
    });
    expect(await getDefaultContract(ctx)).toMatchObject({ version: 1, pairs: [] });
  });

  it("are saved by one of many who saw the same version", async () => {
    const ctx = await withAgents();
    const saving = { ...PAIR, version: 0, contract: contractOf({}) };

    const ends = await Promise.allSettled(
      Array.from({ length: 5 }, () => saveContract(ctx, saving)),
    );

    const refusals = ends.flatMap((end) => (end.status === "rejected" ? [end.reason] : []));
    expect(refusals).toHaveLength(4);
    expect(refusals[0]).toMatchObject({ code: "version_conflict" });
  });

  it("are not saved with a schema that cannot be used", async () => {
    const ctx = await withAgents();
    const contract = contractOf({ schema: { $ref: "https://example.com/other" } });

    await expect(saveContract(ctx, { ...PAIR, contract })).rejects.toMatchObject({
      code: "invalid_input",
    });
  });
});

describe("a contract whose schema never ends", () => {
  const schema = { properties: { name: { type: "string", pattern: "^(a+)+$" } } };
  const name = `${"a".repeat(50)}!`;

  it("ends a trial, and refuses what is handed over", async () => {
    const ctx = await withAgents();
    const sent = await handOff(ctx, asked({ context: { name } }));
    await deliverTraces(ctx, [sent.trace_id]);
    const contract = contractOf({ schema });
    const trial = { from_agent: "boss", to_agent: "writer", contract, limit: 50 };

    await expect(tryContract(ctx, trial)).rejects.toMatchObject({
      code: "invalid_input",
      issues: [{ path: "/contract/schema" }],
    });
    await saveContract(ctx, { ...PAIR, contract });
    const refused = handOff(ctx, asked({ task: "write more", context: { name } }));

    await expect(refused).rejects.toMatchObject({ code: "contract_violation" });
  });
});

describe("a handoff under a contract", () => {
  const schema = { properties: { pages: { type: "number" } } };

  it.each([
    ["lacks what is required", { context: {} }, "missing_parameters"],
    ["breaks the schema", { context: { pages: "three" } }, "contract_violation"],
  ])("that %s is refused", async (_case, more, code) => {
    const ctx = await withAgents();
    await saveContract(ctx, { ...PAIR, contract: contractOf({ required: ["pages"], schema }) });

    await expect(handOff(ctx, asked(more))).rejects.toMatchObject({ code });
  });

  it("carries only what the receiver's role may see, and says what it kept back", async () => {
    const ctx = await withAgents();
    const roles = { specialist: ["pages", "text"] };
    await saveContract(ctx, { ...DEFAULT, contract: contractOf({ roles }) });

    const sent = await handOff(
      ctx,
      asked({ context: { pages: 3, salary: 9 }, data: { text: "t", private: "p" } }),
    );

    expect(sent.context).toMatchObject({ pages: 3 });
    expect(sent.context).not.toHaveProperty("salary");
    const key = BoardKey.parse(sent.output_key);
    expect((await readValue(ctx, { key, agent: "writer" })).value).toEqual({ text: "t" });
    await deliverTraces(ctx, [sent.trace_id]);
    const row = await projects.db.execute(
      `select body::text from event where body::text like '%withheld by contract: private, salary%'`,
    );
    expect(row).toHaveLength(1);
  });

  it("can be tried as the default, on all but the pairs with their own and what came back", async () => {
    const ctx = await withAgents();
    await registerAgent(ctx, { ...RegisterAgentRequest.parse({}), name: "reader" });
    const sent = await handOff(ctx, asked({ context: { pages: 3 } }));
    const other = await handOff(ctx, asked({ to_agent: "reader", context: { pages: 4 } }));
    await deliverTraces(ctx, [sent.trace_id, other.trace_id]);
    const trial = { contract: contractOf({ roles: { specialist: [] } }), limit: 50 };

    expect(await tryContract(ctx, trial)).toMatchObject({ checked: 2 });
    await saveContract(ctx, { ...PAIR, contract: contractOf({}) });

    expect(await tryContract(ctx, trial)).toMatchObject({
      checked: 1,
      withheld: [{ handoff_id: other.handoff_id, fields: ["pages"] }],
    });
  });

  it("is judged by it afterwards, and past ones can be tried against a new one", async () => {
    const ctx = await withAgents();
    const sent = await handOff(ctx, asked({ context: { pages: 3 } }));
    await handOff(ctx, asked({ task: "write more", context: { pages: 4, tone: "plain" } }));
    await deliverTraces(ctx, [sent.trace_id]);
    const contract = contractOf({ required: ["tone"], allowed: ["pages"], schema });
    const trial = { from_agent: "boss", to_agent: "writer", contract, limit: 50 };

    const tried = await tryContract(ctx, trial);
    await saveContract(ctx, { ...PAIR, contract });
    const id = HandoffId.parse(sent.handoff_id);
    const check = await getContractCheck(ctx, { id, traceId: undefined });

    expect(tried).toMatchObject({
      checked: 1,
      refused: [{ handoff_id: sent.handoff_id, reasons: ["tone is missing"] }],
    });
    const failed = check.clauses.filter(({ result }) => result === "fail");
    expect(failed.map(({ clause }) => clause)).toEqual(["required_parameters"]);
  });
});

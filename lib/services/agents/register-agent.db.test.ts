import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProjects } from "@/db/testing/test-project";
import { RegisterAgentRequest } from "@/lib/contracts/registered-agent";
import type { KeyScope } from "@/lib/domain/members/scopes";
import type { Actor, ServiceContext } from "../context";
import { registerAgent } from "./register-agent";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
let admin: ServiceContext;

beforeAll(async () => {
  projects = await openTestProjects();
  admin = await projects.context();
  await register(admin, { kind: "http", endpoint: "https://crm.example/handoffs" });
});
afterAll(() => projects.close());

const keyOf = (scopes: KeyScope[], agents: string[] | null = null): Actor => {
  return { kind: "api_key", id: "k", label: "its key", scopes, agents };
};
const elsewhere = { kind: "http", endpoint: "https://evil.example/handoffs" };

function register(ctx: ServiceContext, request: object, name = "crm") {
  return registerAgent(ctx, { ...RegisterAgentRequest.parse(request), name });
}

describe("pointing an agent elsewhere", () => {
  it.each<[string, object]>([
    ["another address", elsewhere],
    ["another kind", { kind: "remote" }],
  ])("with the scope run is refused: %s", async (_what, request) => {
    const ctx = { ...admin, actor: keyOf(["run"]) };

    await expect(register(ctx, request)).rejects.toMatchObject({
      code: "forbidden",
      message: expect.stringContaining("registered already, of kind http"),
    });
  });

  it("is not: the same again, with other capabilities", async () => {
    const ctx = { ...admin, actor: keyOf(["run"]) };
    const again = {
      kind: "http",
      endpoint: "https://crm.example/handoffs",
      capabilities: ["mail"],
    };

    await expect(register(ctx, again)).resolves.toMatchObject({ capabilities: ["mail"] });
  });

  it.each<[string, Actor]>([
    ["a key that is bound to it", keyOf(["run"], ["crm"])],
    ["a key of an administrator", keyOf(["admin"])],
  ])("is for %s", async (_who, actor) => {
    const moved = { kind: "http", endpoint: `https://crm.example/${actor.kind}/${_who.length}` };

    await expect(register({ ...admin, actor }, moved)).resolves.toMatchObject(moved);
  });
});

describe("registering what nobody has registered", () => {
  it("is for whoever has the scope run", async () => {
    const ctx = { ...admin, actor: keyOf(["run"]) };

    await expect(register(ctx, { kind: "remote" }, "writer")).resolves.toMatchObject({
      name: "writer",
    });
  });

  it("is an administrator's when it is code", async () => {
    const code = { kind: "code", settings: { module: "pricing.mjs" } };

    await expect(
      register({ ...admin, actor: keyOf(["run"], ["pricing"]) }, code, "pricing"),
    ).rejects.toMatchObject({ code: "forbidden" });
    await expect(register(admin, code, "pricing")).resolves.toMatchObject({ kind: "code" });
  });
});

import { describe, expect, it } from "vitest";
import { z } from "zod";
import { AppError } from "@/lib/errors";
import { handleRoute } from "./route";

const CONNECTION_REFUSED = Object.assign(new Error("no"), { code: "ECONNREFUSED" });
const NUL_IN_TEXT = Object.assign(new Error("invalid byte sequence"), { code: "22021" });

describe("handleRoute", () => {
  it.each<[string, unknown, { status: number; code: string }]>([
    ["what a service refused", new AppError("conflict", "no"), { status: 409, code: "conflict" }],
    ["a schema", z.string().safeParse(1).error, { status: 400, code: "invalid_input" }],
    ["a lost database", CONNECTION_REFUSED, { status: 503, code: "unavailable" }],
    ["a wrapped failure", wrap(CONNECTION_REFUSED), { status: 503, code: "unavailable" }],
    ["a NUL character", wrap(NUL_IN_TEXT), { status: 400, code: "invalid_input" }],
    ["a bug", new TypeError("secret of ours"), { status: 500, code: "internal" }],
    ["anything else", "secret of ours", { status: 500, code: "internal" }],
  ])("answers %s with its code", async (_name, thrown, expected) => {
    const response = await failWith(thrown);
    const body = await response.text();

    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(body).not.toContain("secret of ours");
    expect(JSON.parse(body)).toMatchObject({
      ...expected,
      type: `urn:baton:error:${expected.code}`,
      request_id: response.headers.get("x-request-id"),
    });
  });

  it("names each wrong field", async () => {
    const { error } = z.object({ scopes: z.array(z.enum(["read"])) }).safeParse({ scopes: ["x"] });

    const response = await failWith(error);

    expect(await response.json()).toMatchObject({ errors: [{ path: "scopes.0" }] });
  });

  it("says when to come back", async () => {
    const response = await failWith(
      new AppError("rate_limited", "slow", { retryAfterSeconds: 1.2 }),
    );

    expect(response.headers.get("retry-after")).toBe("2");
  });

  it("keeps a sane request id and replaces any other", async () => {
    const sane = await succeed({ "x-request-id": "req-42" });
    const wild = await succeed({ "x-request-id": "<script>" });

    expect(sane.headers.get("x-request-id")).toBe("req-42");
    expect(wild.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("passes on what cannot be changed", async () => {
    const redirect = handleRoute(async () => Response.redirect("http://baton.test/", 303));

    const response = await redirect(new Request("http://baton.test/x"), noParams());

    expect(response.status).toBe(303);
  });
});

function failWith(thrown: unknown): Promise<Response> {
  const route = handleRoute(() => {
    throw thrown;
  });
  return route(new Request("http://baton.test/api/v1/x"), noParams());
}

function succeed(headers: Record<string, string>): Promise<Response> {
  const route = handleRoute(async () => Response.json({}));
  return route(new Request("http://baton.test/api/v1/x", { headers }), noParams());
}

function noParams() {
  return { params: Promise.resolve({}) };
}

function wrap(cause: Error): Error {
  return new Error("Failed query: select $1\nparams: secret of ours", { cause });
}

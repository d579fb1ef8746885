import { afterEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { getJson } from "./get-json";
import { withQuery } from "./request";

const Answer = z.object({ ok: z.boolean() });
const loadAnswer = async () => Answer;

function answerWith(respond: () => Response | Promise<Response>) {
  const fetchFake = vi.fn<typeof fetch>(async () => respond());
  vi.stubGlobal("fetch", fetchFake);
  return fetchFake;
}

afterEach(() => vi.unstubAllGlobals());

describe("getJson", () => {
  it("asks for the project and parses the answer", async () => {
    const fetchFake = answerWith(() => Response.json({ ok: true }));

    const answer = await getJson("/api/v1/connect", loadAnswer, {
      project: "default",
      params: { limit: 5, cursor: undefined, text: "" },
    });

    expect(answer).toEqual({ ok: true });
    expect(fetchFake.mock.calls[0]?.[0]).toBe("/api/v1/connect?limit=5&project=default");
  });

  it("turns a problem into an error with its request id and issues", async () => {
    const problem = {
      type: "about:blank",
      title: "Not found",
      status: 404,
      detail: "There is no trace abc.",
      code: "not_found",
      request_id: "req_1",
      errors: [{ path: "id", message: "unknown" }],
    };
    answerWith(() => Response.json(problem, { status: 404 }));

    await expect(
      getJson("/api/v1/traces/abc", loadAnswer, { project: null }),
    ).rejects.toMatchObject({
      message: "There is no trace abc.",
      code: "not_found",
      status: 404,
      requestId: "req_1",
      issues: [{ path: "id", message: "unknown" }],
      isTransient: false,
    });
  });

  it("survives an answer that is not JSON", async () => {
    answerWith(() => new Response("<html>", { status: 502, headers: { "x-request-id": "req_2" } }));

    await expect(getJson("/api/v1/connect", loadAnswer, { project: null })).rejects.toMatchObject({
      code: "internal",
      status: 502,
      requestId: "req_2",
      isTransient: true,
    });
  });

  it("refuses an answer of another shape", async () => {
    answerWith(() => Response.json({ ok: "yes" }));

    await expect(getJson("/api/v1/connect", loadAnswer, { project: null })).rejects.toMatchObject({
      code: "internal",
      status: 200,
    });
  });

  it("says when Baton is out of reach", async () => {
    answerWith(() => Promise.reject(new TypeError("fetch failed")));

    await expect(getJson("/api/v1/connect", loadAnswer, { project: null })).rejects.toMatchObject({
      code: "unavailable",
      isTransient: true,
    });
  });
});

it("takes a schema that cannot be loaded for being out of reach", async () => {
  answerWith(() => Response.json({ ok: true }));
  const fails = () => Promise.reject(new TypeError("error loading a chunk"));

  await expect(getJson("/api/v1/connect", fails, { project: null })).rejects.toMatchObject({
    code: "unavailable",
  });
});

it("leaves the path alone when there is nothing to ask", () => {
  expect(withQuery("/traces", { a: null, b: "" })).toBe("/traces");
});

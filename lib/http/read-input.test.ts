import { describe, expect, it } from "vitest";
import { z } from "zod";
import { readJson } from "./read-json";
import { readQuery } from "./read-query";

const Named = z.object({ name: z.string() });

describe("readJson", () => {
  it("reads JSON of any spelling of the type", async () => {
    const request = post('{"name":"é"}', "Application/JSON; charset=utf-8");

    expect(await readJson(request, Named)).toEqual({ name: "é" });
  });

  it.each<[string, BodyInit, string, string]>([
    ["a form", "name=x", "application/x-www-form-urlencoded", "unsupported_media_type"],
    ["broken JSON", '{"name":', "application/json", "invalid_input"],
    ["no body", "", "application/json", "invalid_input"],
    ["bytes that are not UTF-8", new Uint8Array([0xff]), "application/json", "invalid_input"],
    ["half of a character", '{"name":"\\ud800"}', "application/json", "invalid_input"],
    ["a wrong field", '{"name":1}', "application/json", "invalid_input"],
    ["a large body", JSON.stringify("x".repeat(2e6)), "application/json", "payload_too_large"],
  ])("refuses %s", async (_name, body, type, code) => {
    await expect(readJson(post(body, type), Named)).rejects.toMatchObject({ code });
  });
});

describe("readQuery", () => {
  const Query = z.object({
    limit: z.coerce.number().max(500).optional(),
    q: z.string().optional(),
  });

  it("drops empty parameters", () => {
    expect(readQuery(get("?limit=5&q="), Query)).toEqual({ limit: 5 });
  });

  it.each(["?limit=501", "?limit=1&limit=2", "?limit=x"])("names the parameter of %s", (query) => {
    expect(() => readQuery(get(query), Query)).toThrow(
      expect.objectContaining({ issues: [expect.objectContaining({ path: "limit" })] }),
    );
  });
});

function post(body: BodyInit, type: string): Request {
  return new Request("http://baton.test/", {
    method: "POST",
    body,
    headers: { "content-type": type },
  });
}

function get(query: string): Request {
  return new Request(`http://baton.test/${query}`);
}

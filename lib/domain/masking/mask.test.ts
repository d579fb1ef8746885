import { describe, expect, it } from "vitest";
import type { Json } from "../json";
import { maskJson } from "./mask";
import { maskText, type MaskingRules } from "./mask-text";

const rules: MaskingRules = {
  fingerprint: (secret) => secret.length.toString(16).padStart(8, "0"),
};
const mask = (text: string) => maskText(text, rules);

describe("maskText", () => {
  it.each([
    ["AWS", "key AKIAIOSFODNN7EXAMPLE here", "key [masked:aws_access_key:00000014] here"],
    ["OpenAI", `sk-proj-${"a".repeat(24)}`, "[masked:openai_key:00000020]"],
    ["a vendor", "API key is sk-live-SECRET123.", "API key is [masked:openai_key:00000011]."],
    ["Anthropic", `sk-ant-api03-${"b".repeat(24)}`, "[masked:anthropic_key:00000025]"],
    ["GitHub", `ghp_${"c".repeat(36)}`, "[masked:github_token:00000028]"],
    ["a URL", "postgres://app:hunter22@db/x", "postgres://app:[masked:url_password:00000008]@db/x"],
    ["a header", `Bearer ${"d".repeat(24)}`, "Bearer [masked:bearer_token:00000018]"],
    ["JSON in text", `{"k":"AKIAIOSFODNN7EXAMPLE"}`, `{"k":"[masked:aws_access_key:00000014]"}`],
    ["a line", `say\\nsk-proj-${"a".repeat(24)}`, "say\\n[masked:openai_key:00000020]"],
    ["a variable", `KEY_sk-proj-${"a".repeat(24)}`, "KEY_[masked:openai_key:00000020]"],
    [
      "Baton in a percent-encoded header",
      `authorization=Bearer%20bt_ingest_${"e".repeat(40)}`,
      "authorization=Bearer%20[masked:baton_key:00000032]",
    ],
    ["an escaped quote", `\\u0022ghp_${"c".repeat(36)}`, "\\u0022[masked:github_token:00000028]"],
    [
      "a token in JSON",
      `\\neyJ${"a".repeat(9)}.eyJ${"b".repeat(9)}.${"c".repeat(9)}`,
      "\\n[masked:jwt:00000023]",
    ],
    ["a header in JSON", `\\nBearer ${"d".repeat(24)}`, "\\nBearer [masked:bearer_token:00000018]"],
    ["a loud header", `BEARER ${"d".repeat(24)}`, "BEARER [masked:bearer_token:00000018]"],
    ["a URL with a colon", "redis://:a:b:c@db/x", "redis://:[masked:url_password:00000005]@db/x"],
  ])("masks a secret of %s", (_name, text, masked) => {
    expect(mask(text)).toBe(masked);
  });

  it.each([
    "task-list of risk-averse-customers-in-finance",
    "https://a.example/b?c=d",
    "sk-short",
    `{"url":"http://a.example:8080","mail":"x@a.example"}`,
    `${"a".repeat(20)}AKIAIOSFODNN7EXAMPLE`,
  ])("leaves '%s' alone", (text) => {
    expect(mask(text)).toBe(text);
  });
});

/** Each repeats the start of a secret that never ends: quadratic work would run into the test's timeout. */
describe("maskText on adversarial text", () => {
  it.each([
    "eyJ-",
    "sk-ant- ",
    "SG.aa",
    "-----BEGIN PRIVATE ",
    "://a:",
    ":",
    "BEARER  ",
    "ghp_aaaa",
    "bt_a",
  ])("reads '%s' over and over in linear time", (piece) => {
    const text = `${piece.repeat(200_000 / piece.length)}x PRIVATE KEY-----`;

    expect(mask(text)).toBe(text);
  });
});

/** The same where something is masked: each would take minutes if a start looked far ahead. */
describe("maskText on text full of starts", () => {
  it.each([
    "-----BEGIN PRIVATE KEY-----",
    "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkq",
    "://a:b",
    "https://a:b ",
    "://aaaaaaaaaaaaaaaaaaaaaa@",
    "%3A%2F%2Fa%3A",
    'password:"',
    String.raw`password:\"`,
    String.raw`password:\"password:\\"password:'`,
    "password=",
    "auth:",
    String.raw`auth:"auth:\"`,
    "token is ",
    "token-",
    "--password ",
    "password: '\n",
    "user=a ",
    "host=a password=",
    ";password=",
    "4111 ",
    "4111-1111-",
    "41111111",
    "Basic a",
    "basic dXNlcjpw",
    "sk-proj-",
    "sk-a",
    "a.atlasv1.",
    "M-a.a",
    "pat_",
    "0a1b2c3d",
    "0a1b-us",
    "sig=",
    "?sig=%",
    "hooks.slack.com/services/",
    "1234567890:A",
    "AKIA",
    "AKIAIOSFODNN7EXAMPLE ",
  ])("reads '%s' over and over in linear time", (piece) => {
    expect(mask(piece.repeat(200_000 / piece.length))).not.toBe("");
  });
});

it.each(["sk-", "ghp_", "xoxb-", "bt_a_", "Bearer ", "SG.", "eyJ", "eyJaaaaaaaa.eyJaaaaaaaa."])(
  "reads ten million characters behind %s",
  (start) => {
    expect(mask(start + "a".repeat(10_000_000)).length).toBeGreaterThan(9_000_000);
  },
);

/** Linear is not enough where each of so many looks at hundreds before it: these were minutes. */
it.each(["@", "a@", "://a", "%40a"])("reads ten million characters of '%s'", (piece) => {
  const text = piece.repeat(10_000_000 / piece.length);

  expect(mask(text)).toBe(text);
});

describe("maskJson", () => {
  it("masks the value of a secret's name, at any depth, and nothing else", () => {
    const value = { user: "ana", auth: [{ api_key: "plain-old-value", tokens_used: "12345678" }] };

    expect(maskJson(value, rules)).toEqual({
      user: "ana",
      auth: [{ api_key: "[masked:named_secret:0000000f]", tokens_used: "12345678" }],
    });
  });

  it.each(["db.password", "dbPassword", "AWS_SECRET_ACCESS_KEY", "openaiApiKey", "session-token"])(
    "knows %s for a secret's name",
    (name) => {
      expect(maskJson({ [name]: "plain-old-value" }, rules)).toEqual({
        [name]: "[masked:named_secret:0000000f]",
      });
    },
  );

  it.each(["tokens_used", "passwordless", "secretary", "keyboard", "max_token"])(
    "does not take %s for one",
    (name) => {
      const value = { [name]: "plain-old-value" };

      expect(maskJson(value, rules)).toBe(value);
    },
  );

  it("masks each of a name's values, as OpenTelemetry writes headers", () => {
    const headers = { "http.request.header.authorization": ["Basic dXNlcjpwYXNz", "none"] };

    const masked = maskJson(headers, rules);

    expect(masked).toEqual({
      "http.request.header.authorization": ["Basic [masked:basic_auth:0000000c]", "none"],
    });
    expect(maskJson(masked, rules)).toBe(masked);
  });

  it("masks a secret that is an object's key", () => {
    expect(maskJson({ AKIAIOSFODNN7EXAMPLE: 1 }, rules)).toEqual({
      "[masked:aws_access_key:00000014]": 1,
    });
  });

  it("looks at each value once, however deep it lies", () => {
    const deep = (value: Json, levels: number): Json =>
      levels === 0 ? value : deep([{ inner: value }], levels - 1);
    let looks = 0;
    const fingerprint = () => String((looks += 1));

    maskJson(deep("AKIAIOSFODNN7EXAMPLE", 100), { fingerprint });

    expect(looks).toBe(1);
  });

  it("changes nothing the second time", () => {
    const once = maskJson({ password: "correct horse" }, rules);

    expect(maskJson(once, rules)).toBe(once);
  });

  it("returns the same value when there is nothing to mask", () => {
    const clean = { a: [1, "two", { three: null }] };

    expect(maskJson(clean, rules)).toBe(clean);
  });
});

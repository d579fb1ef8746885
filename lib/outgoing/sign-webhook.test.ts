import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import { signingSecret, signWebhook } from "./sign-webhook";

const secret = signingSecret("s".repeat(32), ["project", "agent"]);
const now = Math.floor(Date.now() / 1000);

describe("signWebhook", () => {
  it("is what the scheme's own library accepts", () => {
    const headers = signWebhook('{"task":"hü"}', { id: "h1", secret, seconds: now });

    expect(new Webhook(secret).verify('{"task":"hü"}', headers)).toEqual({ task: "hü" });
  });

  it.each([
    ["another body", '{"task":"other"}', {}],
    ["another id", '{"task":"hü"}', { "webhook-id": "h2" }],
    ["an older time", '{"task":"hü"}', { "webhook-timestamp": String(now - 3600) }],
  ])("does not fit %s", (_what, body, changed) => {
    const headers = signWebhook('{"task":"hü"}', { id: "h1", secret, seconds: now });

    expect(() => new Webhook(secret).verify(body, { ...headers, ...changed })).toThrow(
      /signature|timestamp/i,
    );
  });

  it("has a secret of its own for every receiver", () => {
    expect(signingSecret("s".repeat(32), ["project", "other"])).not.toBe(secret);
    expect(signingSecret("t".repeat(32), ["project", "agent"])).not.toBe(secret);
  });
});

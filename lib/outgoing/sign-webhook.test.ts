import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import { signingSecret, signWebhook } from "./sign-webhook";

const secret = signingSecret("s".repeat(32), { kind: "agent", projectId: "p", agent: "notices" });
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
    const agent = { kind: "agent" as const, projectId: "p", agent: "notices" };
    const others = [
      signingSecret("s".repeat(32), { ...agent, agent: "other" }),
      signingSecret("s".repeat(32), { ...agent, projectId: "q" }),
      signingSecret("s".repeat(32), { kind: "notices", projectId: "p" }),
      signingSecret("t".repeat(32), agent),
    ];
    expect(new Set([secret, ...others]).size).toBe(5);
  });
});

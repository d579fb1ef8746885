import type { AgentKind } from "@/lib/domain/handoff/taxonomy";
import { env } from "@/lib/env";
import { createGuardedFetch } from "@/lib/outgoing/guarded-fetch";
import { signingSecret } from "@/lib/outgoing/sign-webhook";
import { resolveSecret } from "@/lib/services/vault/resolve-secret";
import type { Runner } from "../ports";
import { createHttpRunner } from "./http/http";
import { human } from "./human/human";
import { createLlmRunner } from "./llm/llm";
import { scripted } from "./scripted/scripted";

const MODEL_ANSWER_BYTES_MAX = 2 * 1024 * 1024;

/** One for each kind of agent that a worker runs or calls. */
export function createRunners(): Partial<Record<AgentKind, Runner>> {
  const { BATON_SECRET, BATON_ALLOW_PRIVATE_HOSTS } = env();
  const allowedHosts = BATON_ALLOW_PRIVATE_HOSTS;
  return {
    scripted,
    human,
    llm: createLlmRunner({
      fetch: createGuardedFetch({ allowedHosts, bytesMax: MODEL_ANSWER_BYTES_MAX }),
      credentialFor: resolveSecret,
    }),
    http: createHttpRunner({
      fetch: createGuardedFetch({ allowedHosts }),
      secretOf: ({ projectId, agent }) =>
        signingSecret(BATON_SECRET, { kind: "agent", projectId, agent }),
      nowMs: Date.now,
    }),
  };
}

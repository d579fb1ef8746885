import type { AgentKind } from "@/lib/domain/handoff/taxonomy";
import { env } from "@/lib/env";
import { createGuardedFetch } from "@/lib/outgoing/guarded-fetch";
import { signingSecret } from "@/lib/outgoing/sign-webhook";
import type { Runner } from "../ports";
import { createHttpRunner } from "./http/http";
import { scripted } from "./scripted/scripted";

/** One for each kind of agent that a worker runs or calls. */
export function createRunners(): Partial<Record<AgentKind, Runner>> {
  const { BATON_SECRET, BATON_ALLOW_PRIVATE_HOSTS } = env();
  return {
    scripted,
    http: createHttpRunner({
      fetch: createGuardedFetch({ allowedHosts: BATON_ALLOW_PRIVATE_HOSTS }),
      secretOf: ({ projectId, agent }) =>
        signingSecret(BATON_SECRET, { kind: "agent", projectId, agent }),
      nowMs: Date.now,
    }),
  };
}

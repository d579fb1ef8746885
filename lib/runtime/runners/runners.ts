import type { AgentKind } from "@/lib/domain/handoff/taxonomy";
import { env } from "@/lib/env";
import { createGuardedFetch } from "@/lib/outgoing/guarded-fetch";
import { signingSecret } from "@/lib/outgoing/sign-webhook";
import { resolveSecret } from "@/lib/services/vault/resolve-secret";
import type { Chooser, Chore, Runner } from "../ports";
import { createChooser } from "../choose/choose";
import { createA2aRunner } from "./a2a/a2a";
import { createRemoteCanceller } from "./a2a/cancel-remote";
import { createHttpRunner } from "./http/http";
import { human } from "./human/human";
import { createLlmRunner } from "./llm/llm";
import { scripted } from "./scripted/scripted";

const MODEL_ANSWER_BYTES_MAX = 2 * 1024 * 1024;

const CALL_OFF_EVERY_MS = 2_000;

/** One for each kind of agent that a worker runs or calls. */
export function createRunners(): Partial<Record<AgentKind, Runner>> {
  const { BATON_SECRET, BATON_ALLOW_PRIVATE_HOSTS } = env();
  const allowedHosts = BATON_ALLOW_PRIVATE_HOSTS;
  return {
    scripted,
    human,
    llm: createLlmRunner(modelPorts()),
    a2a: createA2aRunner(a2aPorts()),
    http: createHttpRunner({
      fetch: createGuardedFetch({ allowedHosts }),
      secretOf: ({ projectId, agent }) =>
        signingSecret(BATON_SECRET, { kind: "agent", projectId, agent }),
      nowMs: Date.now,
    }),
  };
}

export function createModelChooser(): Chooser {
  return createChooser(modelPorts());
}

function modelPorts() {
  const allowedHosts = env().BATON_ALLOW_PRIVATE_HOSTS;
  const fetch = createGuardedFetch({ allowedHosts, bytesMax: MODEL_ANSWER_BYTES_MAX });
  return { fetch, credentialFor: resolveSecret };
}

/** What there is to do besides. */
export function createChores(): Chore[] {
  const round = createRemoteCanceller(a2aPorts());
  return [{ what: "calling remote work off", everyMs: CALL_OFF_EVERY_MS, round }];
}

function a2aPorts() {
  const fetch = createGuardedFetch({ allowedHosts: env().BATON_ALLOW_PRIVATE_HOSTS });
  return { fetch, credentialFor: resolveSecret };
}

import type { Db } from "@/db/client";
import type { AgentKind } from "@/lib/domain/handoff/taxonomy";
import type { Nanos } from "@/lib/domain/time";
import { env } from "@/lib/env";
import { createGuardedFetch } from "@/lib/outgoing/guarded-fetch";
import { signingSecret } from "@/lib/outgoing/sign-webhook";
import { resolveSecret } from "@/lib/services/vault/resolve-secret";
import { listCodeAgents } from "@/lib/services/agents/list-code-agents";
import { type AgentPools, createAgentPools } from "../pool/agent-pools";
import type { Runner } from "../ports";
import { createChooser } from "../choose/choose";
import { createA2aRunner } from "./a2a/a2a";
import { createRemoteCanceller } from "./a2a/cancel-remote";
import { createCodeRunner } from "./code/code";
import { createHttpRunner } from "./http/http";
import { human } from "./human/human";
import { createLlmRunner } from "./llm/llm";
import { scripted } from "./scripted/scripted";

const MODEL_ANSWER_BYTES_MAX = 2 * 1024 * 1024;

const CALL_OFF_EVERY_MS = 2_000;
const KEEP_READY_EVERY_MS = 2_000;

/** Everything that agents of this process need; `close` ends what was started for them. */
export function createAgents(now: () => Nanos) {
  const pools = createAgentPools({ folder: env().BATON_AGENTS_DIR, now });
  return {
    runners: createRunners(pools),
    choose: createChooser(modelPorts()),
    chores: [
      {
        what: "calling remote work off",
        everyMs: CALL_OFF_EVERY_MS,
        round: createRemoteCanceller(a2aPorts()),
      },
      { what: "keeping agents ready", everyMs: KEEP_READY_EVERY_MS, round: keepReady(pools) },
    ],
    pools: pools.figures,
    close: () => pools.close(),
  };
}

/** One for each kind of agent that a worker runs or calls. */
function createRunners(pools: AgentPools): Partial<Record<AgentKind, Runner>> {
  const { BATON_SECRET, BATON_ALLOW_PRIVATE_HOSTS } = env();
  const allowedHosts = BATON_ALLOW_PRIVATE_HOSTS;
  return {
    scripted,
    human,
    code: createCodeRunner(pools),
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

function keepReady(pools: AgentPools) {
  return async (db: Db): Promise<number> => {
    await pools.keepReady(await listCodeAgents(db));
    return 0;
  };
}

function modelPorts() {
  const allowedHosts = env().BATON_ALLOW_PRIVATE_HOSTS;
  const fetch = createGuardedFetch({ allowedHosts, bytesMax: MODEL_ANSWER_BYTES_MAX });
  return { fetch, credentialFor: resolveSecret };
}

function a2aPorts() {
  const fetch = createGuardedFetch({ allowedHosts: env().BATON_ALLOW_PRIVATE_HOSTS });
  return { fetch, credentialFor: resolveSecret };
}

import type { Db } from "@/db/client";
import { listRemoteLeft, markRemoteClosed, type RemoteLeft } from "@/db/queries/runtime/agent-work";
import { findAgent } from "@/db/queries/runtime/agents";
import { A2aSettings } from "@/lib/domain/agents/agent-settings";
import type { Nanos } from "@/lib/domain/time";
import { log } from "@/lib/log";
import { openA2a } from "@/lib/outgoing/a2a";
import { platformFetch } from "@/lib/outgoing/platform-fetch";
import { type A2aPorts, headersFor } from "./a2a";

const PER_ROUND = 20;

/**
 * Work at other servers whose handoff is over here (cancelled, timed out, refused) is called off there:
 * hanging up alone would not end it. Asked for once; how far they got is theirs to say.
 */
export function createRemoteCanceller(ports: A2aPorts) {
  return async (db: Db, now: () => Nanos): Promise<number> => {
    const left = await listRemoteLeft(db, PER_ROUND);
    for (const each of left) {
      if (!each.isCompleted) await cancel(ports, { db, now, left: each });
      await markRemoteClosed(db, each);
    }
    return left.length;
  };
}

async function cancel(
  ports: A2aPorts,
  { db, now, left }: { db: Db; now: () => Nanos; left: RemoteLeft },
): Promise<void> {
  const { projectId, agent: name, remote } = left;
  const agent = await findAgent(db, { projectId, name });
  const settings = A2aSettings.safeParse(agent?.settings ?? {});
  if (!agent?.endpoint || !settings.success) return;
  const ctx = { db, projectId, now, actor: { kind: "system" as const } };
  const headers = headersFor(ports, { ctx, agent: name, settings: settings.data });
  try {
    const client = await openA2a(agent.endpoint, platformFetch(ports.fetch, headers));
    await client.cancel(remote.taskId);
  } catch (error) {
    log.info({ source: "a2a", agent: name }, `not cancelled: ${String(error)}`);
  }
}

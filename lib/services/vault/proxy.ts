import type { ProxyAnswer, ProxyRequest } from "@/lib/contracts/proxy";
import { env } from "@/lib/env";
import { createGuardedFetch, type GuardedFetch } from "@/lib/outgoing/guarded-fetch";
import type { ServiceContext } from "../context";
import { ANSWER_BYTES_MAX, callWithSecrets } from "./call-with-secrets";

let guarded: GuardedFetch | undefined;

/** `POST /proxy` with this process's connections. */
export async function proxy(
  ctx: ServiceContext,
  request: ProxyRequest & { agent: string },
): Promise<ProxyAnswer> {
  const allowedHosts = env().BATON_ALLOW_PRIVATE_HOSTS;
  guarded ??= createGuardedFetch({ allowedHosts, bytesMax: ANSWER_BYTES_MAX });
  return callWithSecrets(ctx, request, { fetch: guarded, allowedHosts });
}

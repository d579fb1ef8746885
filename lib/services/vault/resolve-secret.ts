import type { SecretName } from "@/lib/domain/vault/secret";
import type { ServiceContext } from "../context";
import { destinationOf } from "./destination";
import { takeSecrets } from "./take-secrets";

/**
 * One value for a call that this process makes itself on behalf of an agent. It must stay inside: never in
 * a context, an event, a log or an error. `url`: where it is sent.
 */
export async function resolveSecret(
  ctx: ServiceContext,
  { agent, name, url }: { agent: string; name: SecretName; url: URL },
): Promise<string> {
  const destination = destinationOf(url);
  const values = await takeSecrets(ctx, { ...destination, agent, names: [name], way: "llm" });
  return values.get(name) ?? "";
}

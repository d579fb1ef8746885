import type { ApprovalPolicy, Ask, PolicyRule } from "./policy";
import type { OnTimeout } from "./timeout";

type Path = readonly (string | number)[];

/** What somebody is stored as who is named at `path`. */
export type Rename = (who: string, path: Path) => string;

/** Those who are asked one after the other when nobody answers. */
export function renameNext(onTimeout: OnTimeout, path: Path, rename: Rename): OnTimeout {
  if (typeof onTimeout === "string") return onTimeout;
  const { to, ...rest } = onTimeout.escalate;
  const at = [...path, "escalate", "to"];
  return { escalate: { ...rest, to: to.map((who, index) => rename(who, [...at, index])) } };
}

/** The same in whatever has an `on_timeout`. */
export function renameNextIn<Limited extends { on_timeout?: OnTimeout | undefined }>(
  limited: Limited,
  path: Path,
  rename: Rename,
): Limited {
  const { on_timeout: onTimeout } = limited;
  if (onTimeout === undefined) return limited;
  return { ...limited, on_timeout: renameNext(onTimeout, [...path, "on_timeout"], rename) };
}

/** All people and keys that a policy names: `decider` decides, `next` is asked. */
export function renameInPolicy(
  policy: ApprovalPolicy,
  names: { decider: Rename; next: Rename },
): ApprovalPolicy {
  const rules = policy.rules.map((rule, index): PolicyRule => {
    if (!("ask" in rule.do)) return rule;
    const path = ["rules", index, "do", "ask"];
    return { ...rule, do: { ask: renameInAsk(rule.do.ask, path, names) } };
  });
  return { ...policy, rules };
}

function renameInAsk(
  ask: Ask,
  path: Path,
  { decider, next }: { decider: Rename; next: Rename },
): Ask {
  const members = ask.members.map((who, index) => decider(who, [...path, "members", index]));
  return renameNextIn({ ...ask, members: [...new Set(members)] }, path, next);
}

import type { AuditNote } from "../audit/write-audit";

type Told = {
  name: string;
  agents?: readonly string[] | undefined;
  hosts?: readonly string[] | undefined;
  hasNewValue?: boolean;
};

/** Everything but the value. */
export function secretNote(
  action: "secret.create" | "secret.change",
  { name, agents, hosts, hasNewValue = true }: Told,
): AuditNote {
  return {
    action,
    subject: `secret:${name}`,
    detail: {
      has_new_value: hasNewValue,
      ...(agents && { agents: [...agents] }),
      ...(hosts && { hosts: [...hosts] }),
    },
  };
}

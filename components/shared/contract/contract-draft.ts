import { Contract } from "@/lib/domain/contract/contract";
import { AGENT_ROLES, type AgentRole } from "@/lib/domain/handoff/taxonomy";

/** A contract as a form holds it. */
export type ContractDraft = {
  required: string[];
  /** Whether there is a list at all: an empty one lets nothing through. */
  hasAllowed: boolean;
  allowed: string[];
  roles: Record<AgentRole, string[]>;
  schema: string;
};

export function toDraft({ required, allowed, roles, schema }: Contract): ContractDraft {
  return {
    required: [...required],
    hasAllowed: allowed !== null,
    allowed: [...(allowed ?? [])],
    roles: {
      orchestrator: roles.orchestrator ?? [],
      specialist: roles.specialist ?? [],
      human: roles.human ?? [],
    },
    schema: Object.keys(schema).length === 0 ? "" : JSON.stringify(schema, null, 2),
  };
}

export type ReadDraft =
  | { kind: "contract"; contract: Contract }
  | { kind: "problem"; message: string };

export function readDraft(draft: ContractDraft): ReadDraft {
  const schema = readSchema(draft.schema);
  if (schema === undefined) return { kind: "problem", message: "This is not JSON yet." };
  const roles = AGENT_ROLES.filter((role) => draft.roles[role].length > 0);
  const parsed = Contract.safeParse({
    required: draft.required,
    allowed: draft.hasAllowed ? draft.allowed : null,
    roles: Object.fromEntries(roles.map((role) => [role, draft.roles[role]])),
    schema,
  });
  return parsed.success
    ? { kind: "contract", contract: parsed.data }
    : { kind: "problem", message: "A JSON Schema is an object, and field names are short texts." };
}

function readSchema(text: string): unknown {
  if (text.trim() === "") return {};
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

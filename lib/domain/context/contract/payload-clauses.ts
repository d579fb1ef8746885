import type { Json } from "../../json";
import { findMasked } from "../../masking/find-masked";
import { scratchpadPaths } from "../scratchpad";
import {
  type Clause,
  type ContractSubject,
  fail,
  memberNamed,
  notAgreed,
  pass,
  unseen,
} from "./clause";
import type { ContractClause } from "./clauses";
import { noTranscript, typedParameters } from "./form-clauses";

const DONE_NAMES = [
  "completed",
  "completed_work",
  "done",
  "results",
  "findings",
  "so_far",
  "facts",
];
const OPEN_NAMES = ["outstanding", "todo", "next_steps", "remaining", "pending", "subtasks"];
const PAYLOAD_CLAUSES = [
  "completed_work",
  "outstanding_tasks",
  "typed_parameters",
  "no_credentials",
  "no_transcript",
  "no_scratchpad",
] as const satisfies readonly ContractClause[];

export function payloadClauses({ sent, payload }: ContractSubject): Clause[] {
  if (!sent || payload === undefined) return PAYLOAD_CLAUSES.map(unseen);
  return [
    listed(payload, { clause: "completed_work", names: DONE_NAMES, what: "Completed work" }),
    listed(payload, { clause: "outstanding_tasks", names: OPEN_NAMES, what: "Outstanding work" }),
    typedParameters(sent),
    noCredentials(payload),
    noTranscript(sent),
    noScratchpad(payload),
  ];
}

/** Facts of work are a list, so that each can be checked; prose about them is not. */
function listed(
  payload: Json,
  { clause, names, what }: { clause: ContractClause; names: readonly string[]; what: string },
): Clause {
  const found = memberNamed(payload, names);
  if (!found) return notAgreed(clause, `${what} is not mentioned.`);
  const [name, value] = found;
  return typeof value === "string"
    ? fail(clause, `${what} is told in prose, not listed.`, [`/${name}`])
    : pass(clause, `${what} is listed.`, [`/${name}`]);
}

function noCredentials(payload: Json): Clause {
  const masks = findMasked(payload);
  if (masks.length === 0) return pass("no_credentials", "No credentials were found.");
  const kinds = [...new Set(masks.map(({ kind }) => kind.replaceAll("_", " ")))];
  return fail(
    "no_credentials",
    `${masks.length === 1 ? "A credential" : `${masks.length} credentials`} in the payload: ${kinds.join(", ")}. Masked before it was stored.`,
    masks.map(({ path }) => path),
  );
}

function noScratchpad(payload: Json): Clause {
  const paths = scratchpadPaths(payload);
  return paths.length === 0
    ? pass("no_scratchpad", "No scratchpad was found.")
    : fail("no_scratchpad", "The sender's own reasoning is in the payload.", paths);
}

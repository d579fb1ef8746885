import {
  type AgreedTerms,
  fieldsOf,
  judgeFields,
  type Judgement,
  NO_TERMS,
} from "../contract/contract";
import type { Json } from "../json";
import type { HandoffPattern } from "../handoff/taxonomy";
import { findMasked } from "../masking/find-masked";
import type { ClauseResult, ContractClause } from "./clauses";
import type { Context } from "./context";
import { eachLeaf } from "./each-leaf";
import { factsOf } from "./fact";
import { weightOf } from "./leaf";
import { isJsonRecord } from "./message-shape";
import { scratchpadPaths } from "./scratchpad";

/** What of a handoff its contract speaks about. */
export type ContractSubject = {
  task: string | null;
  pattern: HandoffPattern | null;
  outputKey: string | null;
  acceptanceCriteria: readonly string[];
  /** The callee accepted or rejected. */
  isAnswered: boolean;
  /** The sender's payload; undefined when it was not observed. */
  sent: Context | undefined;
  /** As it was sent, messages and all. */
  payload: Json | undefined;
};

export type Clause = {
  clause: ContractClause;
  result: ClauseResult;
  /** What was found, in a sentence. */
  detail: string;
  /** JSON pointers into the payload. */
  evidence: string[];
};

const UNSEEN = "The payload was not observed.";
const TASK_WORDS_MAX = 200;
const TRANSCRIPT_SHARE_MAX = 0.5;
const EVIDENCE_MAX = 20;
const TASK_NAMES = [
  "task",
  "summary",
  "objective",
  "goal",
  "user_request",
  "request",
  "instructions",
];
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

/**
 * The default contract (domain §5) on one payload, and the terms that were agreed for the pair. What cannot be known from what was observed is
 * `unknown`, never failed.
 */
export function checkContract(subject: ContractSubject, terms: AgreedTerms = NO_TERMS): Clause[] {
  return [
    shortTask(subject),
    outputKey(subject),
    ...payloadClauses(subject),
    acceptanceCriteria(subject),
    ...agreedClauses(subject, terms),
  ];
}

/** What somebody agreed on for this pair: it is asked about only where there is something. */
function agreedClauses({ payload }: ContractSubject, terms: AgreedTerms): Clause[] {
  const { required, allowed, schema } = terms;
  const hasSchema = Object.keys(schema).length > 0;
  const judged = payload === undefined ? undefined : judgeFields(terms, fieldsOf(payload));
  return [
    allowed === null
      ? notAgreed("least_privilege", "No list of allowed fields is set for the receiver.")
      : judge("least_privilege", judged?.withheld, {
          good: "The receiver's role may see every field.",
          bad: "The receiver's role may not see",
        }),
    required.length === 0
      ? notAgreed("required_parameters", "No required parameters are set for this pair.")
      : judge("required_parameters", judged?.missing, {
          good: `All of them are there: ${required.join(", ")}.`,
          bad: "There is no",
        }),
    hasSchema ? schemaClause(judged) : notAgreed("schema", "No schema is set for this pair."),
  ];
}

function judge(
  clause: ContractClause,
  names: readonly string[] | undefined,
  { good, bad }: { good: string; bad: string },
): Clause {
  if (!names) return unseen(clause);
  if (names.length === 0) return pass(clause, good);
  const evidence = clause === "least_privilege" ? names.map((name) => pointerOf(name)) : [];
  return fail(clause, `${bad} ${names.join(", ")}.`, evidence);
}

function schemaClause(judged: Judgement | undefined): Clause {
  if (!judged) return unseen("schema");
  const [first] = judged.issues;
  if (!first) return pass("schema", "It is what the schema asks for.");
  const more = judged.issues.length > 1 ? ` and ${judged.issues.length - 1} more` : "";
  const paths = judged.issues.flatMap(({ path }) => (path === "" ? [] : [path]));
  return fail("schema", `${first.path || "/"}: ${first.message}${more}.`, paths);
}

function unseen(clause: ContractClause): Clause {
  return { clause, result: "unknown", detail: UNSEEN, evidence: [] };
}

function pointerOf(name: string): string {
  return `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

function payloadClauses({ sent, payload }: ContractSubject): Clause[] {
  if (!sent || payload === undefined) {
    return PAYLOAD_CLAUSES.map(unseen);
  }
  return [
    listed(payload, { clause: "completed_work", names: DONE_NAMES, what: "Completed work" }),
    listed(payload, { clause: "outstanding_tasks", names: OPEN_NAMES, what: "Outstanding work" }),
    typedParameters(sent),
    noCredentials(payload),
    noTranscript(sent),
    noScratchpad(payload),
  ];
}

const PAYLOAD_CLAUSES = [
  "completed_work",
  "outstanding_tasks",
  "typed_parameters",
  "no_credentials",
  "no_transcript",
  "no_scratchpad",
] as const satisfies readonly ContractClause[];

function pass(clause: ContractClause, detail: string, evidence: string[] = []): Clause {
  return { clause, result: "pass", detail, evidence };
}

function fail(clause: ContractClause, detail: string, evidence: string[] = []): Clause {
  return { clause, result: "fail", detail, evidence: evidence.slice(0, EVIDENCE_MAX) };
}

function notAgreed(clause: ContractClause, detail: string): Clause {
  return { clause, result: "not_applicable", detail, evidence: [] };
}

function shortTask({ task, payload }: ContractSubject): Clause {
  const [name, inPayload] = memberNamed(payload, TASK_NAMES) ?? [null, null];
  const summary = task ?? (typeof inPayload === "string" ? inPayload : null);
  if (summary === null) {
    if (payload === undefined) {
      return { ...notAgreed("short_task", "Nothing was observed."), result: "unknown" };
    }
    return fail("short_task", "No task summary: the receiver has to guess what is asked.");
  }
  const words = summary.trim().split(/\s+/).length;
  const evidence = task === null && name !== null ? [`/${name}`] : [];
  return words <= TASK_WORDS_MAX
    ? pass("short_task", `The task takes ${words} words.`, evidence)
    : fail("short_task", `The task takes ${words} words; ${TASK_WORDS_MAX} are enough.`, evidence);
}

function outputKey({ pattern, outputKey: key, payload }: ContractSubject): Clause {
  const [name] = memberNamed(payload, ["output_key", "outputKey", "result_key"]) ?? [null];
  if (key !== null) return pass("output_key", `The result belongs at ${key}.`);
  if (name !== null) return pass("output_key", "The payload points to the result.", [`/${name}`]);
  return pattern === "blackboard"
    ? fail("output_key", "Handed over by blackboard without saying where.")
    : notAgreed("output_key", "The result comes back by return; no key is needed.");
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

function typedParameters(sent: Context): Clause {
  let typed = 0;
  let total = 0;
  const roots = historyRoots(sent);
  eachLeaf(sent, (leaf) => {
    const isSaid = roots.some((root) => leaf.path.startsWith(`${root}/`));
    total += 1;
    if (!isSaid && factsOf(leaf)[0]?.kind !== "text") typed += 1;
    return total < 1_000;
  });
  if (!isJsonRecord(sent.value) || typed === 0) {
    return fail(
      "typed_parameters",
      "The payload is free text: parameters have to be read out of it.",
    );
  }
  return pass("typed_parameters", `${typed} of ${total} values are typed parameters.`);
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

function noTranscript(sent: Context): Clause {
  let said = 0;
  let total = 0;
  const roots = historyRoots(sent);
  eachLeaf(sent, (leaf) => {
    const weight = weightOf(leaf);
    total += weight;
    if (roots.some((root) => leaf.path.startsWith(`${root}/`))) said += weight;
    return true;
  });
  const share = total === 0 ? 0 : said / total;
  if (share <= TRANSCRIPT_SHARE_MAX) return pass("no_transcript", "It is not a conversation.");
  const percent = Math.round(share * 100);
  return fail("no_transcript", `${percent} % of the payload is a conversation.`, roots);
}

/** Deeper than this, a conversation is one value among others. */
const HISTORY_DEPTH_MAX = 3;

/** Where lists of messages stand, as far as members lead there. */
function historyRoots(
  { value, histories }: Pick<Context, "value" | "histories">,
  depth = 0,
): string[] {
  if (histories.has(value)) return [""];
  if (!isJsonRecord(value) || depth === HISTORY_DEPTH_MAX) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    historyRoots({ value: member, histories }, depth + 1).map((root) => `/${name}${root}`),
  );
}

function noScratchpad(payload: Json): Clause {
  const paths = scratchpadPaths(payload);
  return paths.length === 0
    ? pass("no_scratchpad", "No scratchpad was found.")
    : fail("no_scratchpad", "The sender's own reasoning is in the payload.", paths);
}

function acceptanceCriteria({ acceptanceCriteria: criteria, isAnswered }: ContractSubject): Clause {
  if (criteria.length === 0) return notAgreed("acceptance_criteria", "None were stated.");
  return isAnswered
    ? pass("acceptance_criteria", `${criteria.length} stated, and answered by the receiver.`)
    : fail("acceptance_criteria", `${criteria.length} stated, and neither accepted nor rejected.`);
}

function memberNamed(payload: Json | undefined, names: readonly string[]): [string, Json] | null {
  if (!isJsonRecord(payload)) return null;
  const name = names.find((one) => Object.hasOwn(payload, one));
  return name === undefined ? null : [name, payload[name] ?? null];
}

import { type Clause, type ContractSubject, fail, memberNamed, notAgreed, pass } from "./clause";

const TASK_WORDS_MAX = 200;
const TASK_NAMES = [
  "task",
  "summary",
  "objective",
  "goal",
  "user_request",
  "request",
  "instructions",
];

export function shortTask({ task, payload }: ContractSubject): Clause {
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

export function outputKey({ pattern, outputKey: key, payload }: ContractSubject): Clause {
  const [name] = memberNamed(payload, ["output_key", "outputKey", "result_key"]) ?? [null];
  if (key !== null) return pass("output_key", `The result belongs at ${key}.`);
  if (name !== null) return pass("output_key", "The payload points to the result.", [`/${name}`]);
  return pattern === "blackboard"
    ? fail("output_key", "Handed over by blackboard without saying where.")
    : notAgreed("output_key", "The result comes back by return; no key is needed.");
}

export function acceptanceCriteria({
  acceptanceCriteria: criteria,
  isAnswered,
}: ContractSubject): Clause {
  if (criteria.length === 0) return notAgreed("acceptance_criteria", "None were stated.");
  return isAnswered
    ? pass("acceptance_criteria", `${criteria.length} stated, and answered by the receiver.`)
    : fail("acceptance_criteria", `${criteria.length} stated, and neither accepted nor rejected.`);
}

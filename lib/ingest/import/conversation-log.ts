import { z } from "zod";
import { isRecord } from "@/lib/domain/json";
import { AppError, type FieldIssue } from "@/lib/errors";
import { assertEventCount } from "../guard/parse-ndjson";

/** A message as logs write it: who spoke is `name`, or else `role`. */
const LogMessage = z.object({
  role: z.string().nullish(),
  name: z.string().nullish(),
  content: z.json().optional(),
  tool_calls: z.json().optional(),
});
export type LogMessage = z.infer<typeof LogMessage>;

const Label = z.union([z.string(), z.number()]).nullish();

const LabelledLog = z.object({
  history: z.array(LogMessage),
  question: z.string().nullish(),
  ground_truth: z.json().optional(),
  is_correct: z.boolean().nullish(),
  mistake_agent: Label,
  mistake_step: Label,
  mistake_reason: Label,
});
export type ConversationLog = z.infer<typeof LabelledLog>;

/** Reads `{history: [...]}` or a plain array of messages; says what is wrong otherwise. */
export function readConversationLog(text: string): ConversationLog {
  const json = parseJson(text);
  const labelled = Array.isArray(json) ? { history: json } : json;
  assertLength(labelled);
  const log = LabelledLog.safeParse(labelled);
  if (!log.success) {
    refuse(
      "The log must be {history: [{role or name, content}]} or an array of such messages",
      log.error.issues.map(({ path, message }) => ({ path: path.join("."), message })),
    );
  }
  if (log.data.history.length === 0) refuse("The log holds no messages", []);
  const issues = log.data.history.flatMap(issueOf);
  if (issues.length > 0) refuse(`${issues.length} messages cannot be read`, issues);
  return log.data;
}

/** Before each message is checked: a million complaints take half a minute to write. */
function assertLength(log: unknown): void {
  const history = isRecord(log) ? log["history"] : undefined;
  if (Array.isArray(history)) assertEventCount(history.length);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError("invalid_input", "The log is not JSON", { cause });
  }
}

function issueOf({ role, name, content, tool_calls }: LogMessage, index: number): FieldIssue[] {
  const path = `history.${index}`;
  if (!(name?.trim() || role?.trim())) return [{ path, message: "has neither name nor role" }];
  const hasContent = (content ?? tool_calls ?? null) !== null;
  return hasContent ? [] : [{ path: `${path}.content`, message: "is missing" }];
}

function refuse(message: string, issues: readonly FieldIssue[]): never {
  throw new AppError("invalid_input", message, { issues });
}

import type { Json } from "@/lib/domain/json";
import { AppError } from "@/lib/errors";
import { excerptOf } from "../guard/excerpt";
import { parseJson } from "../guard/parse-json";
import { assertEventCount, UnreadableLine } from "../guard/parse-ndjson";
import { isFields, type Fields } from "../openai-agents/fields";
import type { Half } from "./merge-halves";
import { readMultipart, type Part } from "./multipart";

/** `post.<id>` is the run itself, `post.<id>.inputs` one of its large fields. */
const PART_NAME = /^(post|patch)\.([^.]+)(?:\.(\w+))?$/;
/** The others (`events`, `serialized`, attachments, feedback) say nothing that Baton shows. */
const FIELDS = new Set(["inputs", "outputs", "extra", "error"]);

/** `POST /runs/multipart`: each large field of a run in a part of its own. */
export function readMultipartRuns(bytes: Uint8Array, contentType: string | null): Half[] {
  const halves = new Map<string, Half>();
  for (const part of readMultipart(bytes, contentType)) {
    const [, kind, id = "", field] = PART_NAME.exec(part.name) ?? [];
    if (kind !== "post" && kind !== "patch") continue;
    if (field !== undefined && !FIELDS.has(field)) continue;
    const key = `${kind}.${id}`;
    const half = halves.get(key) ?? { kind, run: { id } };
    halves.set(key, { kind, run: withPart(half.run, part, field) });
  }
  assertEventCount(halves.size);
  return [...halves.values()];
}

function withPart(run: Half["run"], part: Part, field: string | undefined): Half["run"] {
  if (run instanceof UnreadableLine) return run;
  const value = readPart(part);
  if (value instanceof UnreadableLine) return value;
  if (field !== undefined) return { ...run, [field]: value };
  if (isFields(value)) return { ...value, ...run } satisfies Fields;
  return new UnreadableLine(`${part.name}: must be a run: a JSON object`, { sent: value });
}

function readPart({ name, body }: Part): Json | UnreadableLine {
  try {
    return parseJson(body);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return new UnreadableLine(error.message.replace("The body", `${name}:`), {
      sent: excerptOf(body),
    });
  }
}

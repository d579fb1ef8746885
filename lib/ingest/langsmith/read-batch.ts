import type { Json } from "@/lib/domain/json";
import { AppError } from "@/lib/errors";
import { parseJson } from "../guard/parse-json";
import { assertEventCount, UnreadableLine } from "../guard/parse-ndjson";
import { isFields } from "../openai-agents/fields";
import type { Half } from "./merge-halves";

/** `POST /runs/batch`: `{post: [run…], patch: [run…]}`. */
export function readBatch(bytes: Uint8Array): Half[] {
  const body = parseJson(bytes);
  if (!isFields(body) || !(Array.isArray(body["post"]) || Array.isArray(body["patch"]))) {
    throw new AppError("invalid_input", "The body must hold runs in `post` or `patch`.");
  }
  const halves = [...halvesIn(body["post"], "post"), ...halvesIn(body["patch"], "patch")];
  assertEventCount(halves.length);
  return halves;
}

/** `POST /runs` and `PATCH /runs/{id}`: one run; the address names what is patched. */
export function readRun(bytes: Uint8Array, id: string | null): Half[] {
  const body = parseJson(bytes);
  if (!isFields(body)) throw new AppError("invalid_input", "The body must be a run.");
  return id === null ? [{ kind: "post", run: body }] : [{ kind: "patch", run: { ...body, id } }];
}

function halvesIn(list: Json | undefined, kind: Half["kind"]): Half[] {
  if (!Array.isArray(list)) return [];
  return list.map((run) => ({
    kind,
    run: isFields(run) ? run : new UnreadableLine("must be a run: a JSON object", { sent: run }),
  }));
}

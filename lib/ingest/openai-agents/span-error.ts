import type { SpanKind, SpanStatus } from "@/lib/domain/handoff/taxonomy";
import type { Json } from "@/lib/domain/json";
import { isLargerThan } from "../guard/json-size";
import { isFields, textAt, type Fields } from "./fields";

/** Written on the handoff that went through; the others that were asked for are what is lost. */
const SEVERAL_HANDOFFS = "Multiple handoffs requested";
const MESSAGE_CHARS_MAX = 100_000;
const ERROR_BYTES_MAX = 8192;
const SMALL_MESSAGE_CHARS_MAX = 1000;

export type SpanOutcome = {
  status: SpanStatus;
  message: string | null;
  /** Whole when it is small. */
  error: Json | null;
};

export function spanOutcome(
  error: Json,
  { kind, hasEnded }: { kind: SpanKind; hasEnded: boolean },
): SpanOutcome {
  if (error === null || error === "") {
    return { status: hasEnded ? "ok" : "unset", message: null, error: null };
  }
  const fields: Fields = isFields(error) ? error : { message: error };
  const wentThrough = kind === "handoff" && fields["message"] === SEVERAL_HANDOFFS;
  return {
    status: wentThrough ? "ok" : "error",
    message: messageOf(fields)?.slice(0, MESSAGE_CHARS_MAX) ?? null,
    error: smallError(error, fields),
  };
}

function smallError(error: Json, fields: Fields): Json {
  if (!isLargerThan(error, ERROR_BYTES_MAX)) return error;
  return { message: textAt(fields, "message")?.slice(0, SMALL_MESSAGE_CHARS_MAX) ?? null };
}

/** "Error in agent run" says little: what it wraps is in `data.error`. */
function messageOf(error: Fields): string | null {
  const message = textAt(error, "message");
  const cause = isFields(error["data"]) ? textAt(error["data"], "error") : null;
  return message && cause ? `${message}: ${cause}` : (message ?? cause);
}

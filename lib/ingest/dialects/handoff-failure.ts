import { isRecord } from "@/lib/domain/json";
import type { TraceSpan } from "@/lib/domain/trace/trace-span";
import { recordAt } from "./read-attributes";

/** The first of the two was carried out all the same. */
const SEVERAL_REQUESTED = /multiple handoffs requested/i;
const OPENAI_ERROR = "openai.error";

/** Why a handoff span failed, null when it did not. */
export function handoffFailure(span: TraceSpan): string | null {
  const stated = recordAt(span.attributes, OPENAI_ERROR)["message"];
  if (typeof stated !== "string" && span.status !== "error") return null;
  const message = typeof stated === "string" ? stated : (span.statusMessage ?? "");
  return SEVERAL_REQUESTED.test(message) ? null : message || "The handoff failed.";
}

/** Whom one model answer asked for when it asked for several at once. */
export function requestedAtOnce({ attributes }: TraceSpan): unknown {
  const error = recordAt(attributes, OPENAI_ERROR);
  const { data } = error;
  if (typeof error["message"] !== "string" || !SEVERAL_REQUESTED.test(error["message"])) return [];
  return isRecord(data) ? data["requested_agents"] : [];
}

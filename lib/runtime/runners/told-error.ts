import { isRecord, type Json } from "@/lib/domain/json";

/** The error that a call came back with, as the end of a handoff says it. */
export function toldError(value: Json): { type: string; message: string } {
  const error = isRecord(value) && isRecord(value["error"]) ? value["error"] : {};
  const { type, message } = error;
  return {
    type: typeof type === "string" ? type : "agent_error",
    message: typeof message === "string" ? message : JSON.stringify(value),
  };
}

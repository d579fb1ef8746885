import { AppError } from "@/lib/errors";
import { RuntimeFault } from "./ports";

/** Somebody else has the work by now, or the database is away: neither is the agent's fault. */
export async function ours<Value>(act: () => Promise<Value>): Promise<Value | { kind: "waiting" }> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof AppError && error.code === "lease_lost") return { kind: "waiting" };
    throw new RuntimeFault(`An agent's work was not stored: ${reasonOf(error)}`, { cause: error });
  }
}

/** The innermost cause: what is around it repeats the statement and its values. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? reasonOf(error.cause) : error.message;
}

import { createContext, Script } from "node:vm";

const room = createContext({ run: undefined });
const script = new Script("run()");

/**
 * What `run` returns, or undefined when it took longer than `ms` (whole, above 0): V8 stops loops and
 * expressions alike. For pure functions only, since it may be stopped anywhere.
 */
export function stopAfter<T extends object>(ms: number, run: () => T): T | undefined {
  let result: T | undefined;
  room["run"] = () => {
    result = run();
  };
  try {
    script.runInContext(room, { timeout: ms });
  } catch (error) {
    if (!isTimeout(error)) throw error;
  } finally {
    room["run"] = undefined;
  }
  return result;
}

/** It comes from another realm, where `Error` is another class. */
function isTimeout(error: unknown): boolean {
  const isObject = typeof error === "object" && error !== null;
  return isObject && "code" in error && error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT";
}

import { createContext, Script } from "node:vm";

/** A machine that is this busy is waited for no longer. */
const STARVED_MS_MAX = 1_000;

const room = createContext({ run: undefined });
const script = new Script("run()");

/**
 * What `run` returns, or undefined when it took more than `ms` (whole, above 0) of processor time: V8 stops loops
 * and expressions alike, by the clock; what was stopped while others had the processor begins again. For pure
 * functions only, since it may be stopped anywhere.
 */
export function stopAfter<T extends object>(ms: number, run: () => T): T | undefined {
  const [startedAt, usedBefore] = [performance.now(), cpuMs()];
  for (;;) {
    const result = stopByClock(ms, run);
    if (result !== undefined) return result;
    const isStarved = cpuMs() - usedBefore < ms;
    if (!isStarved || performance.now() - startedAt > STARVED_MS_MAX) return undefined;
  }
}

/** What this thread has used of the processor, in milliseconds. */
export function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

function stopByClock<T extends object>(ms: number, run: () => T): T | undefined {
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

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * What a live process was started with, or null when there is no such process. Pids are used again
 * after a reboot (in containers at once), so a pid alone does not say who it is.
 */
export function commandLineOf(pid: number): string | null {
  if (!isAlive(pid)) return null;
  try {
    if (process.platform === "linux") return readFileSync(`/proc/${pid}/cmdline`, "utf8");
    if (process.platform === "win32") return "";
    return execFileSync("ps", ["-o", "args=", "-p", String(pid)], { encoding: "utf8" });
  } catch {
    return null;
  }
}

/** Tells a process from a later one with the same pid; null when there is no such process. */
export function birthMarkOf(pid: number): string | null {
  if (!isAlive(pid)) return null;
  if (process.platform !== "linux") return "alive";
  try {
    const afterName = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").pop() ?? "";
    return afterName.split(" ")[19] ?? null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/**
 * The JSON text of anything, as it is now: what JSON cannot say is left out or described, and nothing
 * that the host handed over makes it throw.
 */
export function toJson(value: unknown): string | null {
  try {
    return JSON.stringify(value, describeStrangers()) ?? null;
  } catch {
    return null;
  }
}

function describeStrangers() {
  const path: unknown[] = [];
  return function describe(this: unknown, _key: string, given: unknown): unknown {
    const value = describeStranger(given);
    if (typeof value !== "object" || value === null) return value;
    // `this` is where the value stands: what lies above it, and nothing beside it.
    while (path.length > 0 && path.at(-1) !== this) path.pop();
    if (path.includes(value)) return "[circular]";
    path.push(value);
    return value;
  };
}

function describeStranger(value: unknown): unknown {
  if (typeof value === "bigint") return value.toString();
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  if (value instanceof Error) return { name: value.name, message: value.message };
  if (value instanceof Map) return Object.fromEntries(value);
  return value instanceof Set ? [...value] : value;
}

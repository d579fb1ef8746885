const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Adaptive units with three significant digits; `—` where the duration is unknown. */
export function formatDuration(ms: number | null | undefined): string {
  if (ms === null || ms === undefined || !Number.isFinite(ms)) return "—";
  if (ms < 0) return `−${formatDuration(-ms)}`;
  if (ms === 0) return "0 ms";
  if (ms < 0.9995) return `${significant(ms * 1000)} µs`;
  if (ms < 999.5) return `${significant(ms)} ms`;
  if (ms < MINUTE_MS - 50) return `${significant(ms / 1000)} s`;
  return formatLong(ms);
}

function formatLong(ms: number): string {
  if (ms < HOUR_MS - 500) {
    const seconds = Math.round(ms / 1000);
    return `${Math.floor(seconds / 60)} m ${pad(seconds % 60)} s`;
  }
  if (ms < DAY_MS - 30_000) {
    const minutes = Math.round(ms / MINUTE_MS);
    return `${Math.floor(minutes / 60)} h ${pad(minutes % 60)} m`;
  }
  const hours = Math.round(ms / HOUR_MS);
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

function significant(value: number): string {
  if (value >= 99.95) return Math.round(value).toString();
  if (value >= 9.995) return value.toFixed(1);
  return value.toFixed(2);
}

function pad(value: number): string {
  return value.toString().padStart(2, "0");
}

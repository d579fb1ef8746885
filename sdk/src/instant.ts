/** Instants for events: never twice the same and never backwards, so that their order is the order of calls. */
export function steadyClock(now: () => number = Date.now): () => string {
  let last = 0;
  return () => {
    last = Math.max(now() * 1000, last + 1);
    const micros = String(last % 1000).padStart(3, "0");
    return new Date(Math.floor(last / 1000)).toISOString().replace("Z", `${micros}Z`);
  };
}

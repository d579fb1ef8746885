/** 32 hex digits: also a trace id of W3C Trace Context. */
export function newTraceId(): string {
  return randomHex(16);
}

/** 16 hex digits: also a span id of W3C Trace Context. */
export function newSpanId(): string {
  return randomHex(8);
}

/** Ids need to be unlike each other, not secret: where a runtime has no `crypto`, chance will do. */
function randomHex(bytes: number): string {
  const values = new Uint8Array(bytes);
  if (globalThis.crypto) globalThis.crypto.getRandomValues(values);
  else for (let i = 0; i < bytes; i += 1) values[i] = Math.floor(Math.random() * 256);
  return Array.from(values, (value) => value.toString(16).padStart(2, "0")).join("");
}

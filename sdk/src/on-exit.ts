type Host = {
  process?: { once?: (event: "beforeExit", act: () => void) => void };
  addEventListener?: (event: "pagehide", act: () => void) => void;
};

const acts = new Set<() => void>();
let isListening = false;

/**
 * Acts when the program has nothing left to do, or the page is left; `process.exit()` asks nobody.
 * @returns what takes it back
 */
export function onExit(act: () => void): () => void {
  acts.add(act);
  if (!isListening) listen(globalThis);
  isListening = true;
  return () => acts.delete(act);
}

function listen({ process: host, addEventListener: onEvent }: Host): void {
  if (host?.once) host.once("beforeExit", actAll);
  else onEvent?.("pagehide", actAll);
}

function actAll(): void {
  for (const act of acts) act();
}

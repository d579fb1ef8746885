/** Where the replay stands: apart from React's state, since it moves with every frame and most of the page must not. */
export function createReplayStore(initialMs: number | null) {
  let atMs = initialMs;
  const listeners = new Set<() => void>();
  return {
    read: (): number | null => atMs,
    /** Null shows the whole trace. */
    write: (nextMs: number | null): void => {
      if (Object.is(nextMs, atMs)) return;
      atMs = nextMs;
      for (const listener of listeners) listener();
    },
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export type ReplayStore = ReturnType<typeof createReplayStore>;

import { useState } from "react";

const CHOSEN_MAX = 2;

/** The two traces to compare, in the order they were chosen; a third waits until one is let go. */
export function useChosen() {
  const [ids, setIds] = useState<readonly string[]>([]);
  return {
    ids,
    clear: () => setIds([]),
    has: (id: string) => ids.includes(id),
    mayToggle: (id: string) => ids.includes(id) || ids.length < CHOSEN_MAX,
    toggle: (id: string) =>
      setIds((before) => {
        if (before.includes(id)) return before.filter((each) => each !== id);
        return before.length < CHOSEN_MAX ? [...before, id] : before;
      }),
  };
}

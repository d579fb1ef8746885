import { useState } from "react";

/** Lines that stand the other way round than they would by themselves. */
export function useToggledPaths() {
  const [paths, setPaths] = useState<ReadonlySet<string>>(new Set());
  const toggle = (path: string) =>
    setPaths((before) => {
      const after = new Set(before);
      if (!after.delete(path)) after.add(path);
      return after;
    });
  return [paths, toggle, () => setPaths(new Set())] as const;
}

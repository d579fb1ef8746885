/** A conversation log has an order but no times: the importer spaces its messages evenly. */
export function hasMadeUpTimes({ source }: { source: string }): boolean {
  return source === "import";
}

export const MADE_UP_TIMES_HINT =
  "An imported log tells the order of its messages, not their times: no duration can be given.";

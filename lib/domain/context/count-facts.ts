import type { Context } from "./context";
import { eachLeaf } from "./each-leaf";
import { factsOf } from "./fact";

/** How many facts a context holds, those in its texts included. */
export function countFacts(context: Context): number {
  let count = 0;
  eachLeaf(context, (leaf) => {
    count += factsOf(leaf).length;
    return true;
  });
  return count;
}

import { looksRandom } from "../masking/looks-random";

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An id that two senders never choose by chance: `1`, `h1` and `to-research` come in every trace. */
export function isUnmistakable(id: string): boolean {
  return UUID.test(id) || looksRandom(id);
}

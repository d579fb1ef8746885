import { env } from "@/lib/env";
import { createSeal, type Seal } from "./seal";

let seal: Seal | undefined;

/** With the keys of this installation. */
export function vaultSeal(): Seal {
  const { BATON_SECRET, BATON_SECRET_PREVIOUS } = env();
  const previous = BATON_SECRET_PREVIOUS === undefined ? [] : [BATON_SECRET_PREVIOUS];
  seal ??= createSeal([BATON_SECRET, ...previous]);
  return seal;
}

import type { GapsDto } from "@/lib/contracts/gaps";

export type HopPoint = { hop: number; survival: number | null; gap: number | null };

/** The survival curve: in percent, so that both lines share an axis. */
export function prepareHops(hops: GapsDto["hops"]): HopPoint[] {
  return hops.map(({ hop, survival, gap_score: gap }) => ({
    hop,
    survival: survival === null ? null : survival * 100,
    gap: gap === null ? null : gap * 100,
  }));
}

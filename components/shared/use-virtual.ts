import { useVirtualizer, type VirtualizerOptions } from "@tanstack/react-virtual";

type Options = Omit<
  VirtualizerOptions<HTMLElement, Element>,
  "observeElementRect" | "observeElementOffset" | "scrollToFn"
>;

/** Which rows or columns of a scrolling element are in sight. */
export function useVirtual(options: Options) {
  // The React compiler, which this hook would confuse, is off.
  // oxlint-disable-next-line react/incompatible-library
  return useVirtualizer<HTMLElement, Element>(options);
}

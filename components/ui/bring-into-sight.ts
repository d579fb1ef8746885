/** A `ref` for the current entry of a list that scrolls by itself: where somebody is, is seen. */
export function bringIntoSight(entry: HTMLElement | null): void {
  entry?.scrollIntoView({ inline: "center", block: "nearest" });
}

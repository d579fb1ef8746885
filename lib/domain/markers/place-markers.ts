type InTime = { at: string };

/**
 * The markers of each step, by its place: a step goes from its time to that of the next. What lies before
 * the first is of none.
 */
export function placeMarkers<Marker extends InTime>(
  steps: readonly string[],
  markers: readonly Marker[],
): Map<number, Marker[]> {
  const starts = steps.map((at) => Date.parse(at));
  const placed = markers.flatMap((marker) => {
    const at = Date.parse(marker.at);
    const index = starts.findLastIndex((start) => start <= at);
    return index === -1 ? [] : [{ index, marker }];
  });
  const byStep = Map.groupBy(placed, ({ index }) => index);
  return new Map([...byStep].map(([index, group]) => [index, group.map(({ marker }) => marker)]));
}

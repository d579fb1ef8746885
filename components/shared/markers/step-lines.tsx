import { ReferenceLine } from "recharts";
import { placeMarkers } from "@/lib/domain/markers/place-markers";
import type { MarkerDto } from "@/lib/contracts/marker";
import { MARKER_LINE } from "./marker-look";

type Step = { at: string; label: string };

/** A line at each step of a bar chart in which something is marked. */
export function stepLines(steps: readonly Step[], markers: readonly MarkerDto[]) {
  const placed = placeMarkers(
    steps.map(({ at }) => at),
    markers,
  );
  return [...placed.keys()].map((index) => (
    <ReferenceLine key={`marker ${index}`} x={steps[index]?.label ?? ""} {...MARKER_LINE} />
  ));
}

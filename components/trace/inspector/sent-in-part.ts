import type { SpanDetailDto } from "@/lib/contracts/trace";
import { formatQuantity } from "@/lib/format/count";

/** What the sender kept back of a span: what is missing here was never received. */
export function sentInPart({ attributes }: Pick<SpanDetailDto, "attributes">): string[] {
  const dropped = attributes["otel.dropped_attributes_count"];
  return [
    attributes["baton.cut_by_sender"] === true
      ? "Cut by sender: its input or output was sent in part."
      : null,
    typeof dropped === "number"
      ? `${formatQuantity(dropped, "attribute")} dropped by the sender, whose limit was reached.`
      : null,
  ].filter((note) => note !== null);
}

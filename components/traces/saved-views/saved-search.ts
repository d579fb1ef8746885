import type { TraceListView } from "@/lib/client/traces";

/** What a saved view keeps of the URL: in one order, so that the same view is the same text. */
export function savedSearchOf({ q, range: { range, from, to }, order }: TraceListView): string {
  const search = new URLSearchParams();
  if (q !== "") search.set("q", q);
  search.set("range", range);
  if (from !== null) search.set("from", from);
  if (to !== null) search.set("to", to);
  if (order.sort !== "started") search.set("sort", order.sort);
  if (order.order !== "desc") search.set("order", order.order);
  return search.toString();
}

import { redirect } from "next/navigation";
import { loadViewParams, viewHref } from "@/lib/client/view-params";
import { pageContext } from "@/lib/http/page-context";
import { getConnectStatus } from "@/lib/services/connect/get-connect-status";

/** The front door: the traces, or the first-run page while there are none. */
export default async function FrontPage({ searchParams }: PageProps<"/">) {
  const params = await searchParams;
  const { ctx } = await pageContext(params);
  const { has_traces: hasTraces } = await getConnectStatus(ctx);
  redirect(viewHref(hasTraces ? "/traces" : "/welcome", loadViewParams(params)));
}

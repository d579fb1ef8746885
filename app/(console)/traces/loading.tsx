import { PageHeader } from "@/components/shared/page-header";
import { TraceListSkeleton } from "@/components/traces/trace-list-skeleton";

export default function TracesLoading() {
  return (
    <>
      <PageHeader title="Traces" />
      <TraceListSkeleton />
    </>
  );
}

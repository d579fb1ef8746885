import Link from "next/link";
import { EmptyState } from "@/components/shared/empty-state";

export default function TraceNotFound() {
  return (
    <EmptyState
      kind="nothing-matches"
      title="There is no such trace in this project"
      description="It may belong to another project, or have been deleted. A trace that just began appears within seconds."
    >
      <Link href="/traces">All traces</Link>
    </EmptyState>
  );
}

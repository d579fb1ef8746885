import { EmptyState } from "@/components/shared/empty-state";
import { LinkButton } from "@/components/ui/link-button";

export default function TraceNotFound() {
  return (
    <EmptyState
      kind="nothing-matches"
      title="There is no such trace in this project"
      description="It may belong to another project, or have been deleted. A trace that just began appears within seconds."
    >
      <LinkButton href="/traces">All traces</LinkButton>
    </EmptyState>
  );
}

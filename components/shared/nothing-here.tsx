import { LinkButton } from "@/components/ui/link-button";
import { EmptyState } from "./empty-state";

/** For an address that leads nowhere. */
export function NothingHere() {
  return (
    <EmptyState
      kind="nothing-matches"
      title="There is nothing at this address"
      description="The link may be old, or it belongs to a project that you cannot see."
    >
      <LinkButton href="/">Go to Baton</LinkButton>
    </EmptyState>
  );
}

import type { Metadata } from "next";
import { EmptyState } from "@/components/shared/empty-state";
import { LinkButton } from "@/components/ui/link-button";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <main>
      <EmptyState
        kind="nothing-matches"
        title="There is nothing at this address"
        description="The link may be old, or it belongs to a project that you cannot see."
      >
        <LinkButton href="/">Go to Baton</LinkButton>
      </EmptyState>
    </main>
  );
}

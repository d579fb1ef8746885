import { AgentChip } from "@/components/shared/agent-chip";
import { VisibleText } from "@/components/shared/visible-text";
import type { FindingCauseDto } from "@/lib/contracts/finding-cause";

/** What causes it: between whom, or which. */
export function CauseOrigin({ origin }: Pick<FindingCauseDto, "origin">) {
  switch (origin.kind) {
    case "pair":
      return (
        <span>
          <AgentChip name={origin.from_agent} /> <span aria-label="to">→</span>{" "}
          <AgentChip name={origin.to_agent} />
        </span>
      );
    case "trace":
      return <span>in whole workflows</span>;
    case "text":
      return <VisibleText text={origin.text} />;
  }
}

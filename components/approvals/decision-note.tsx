import { Text } from "@mantine/core";
import { Instant } from "@/components/shared/instant";
import { JsonView } from "@/components/shared/json-view/json-view";
import type { ApprovalDetail } from "@/lib/contracts/approval";
import { DECISION_LOOKS } from "./approval-look";

/** Who decided what, when: also what the second of two people is told. */
export function DecisionNote({ approval }: { approval: ApprovalDetail }) {
  const { decision, receipt } = approval;
  if (!decision) return null;
  return (
    <div>
      <Text>
        {DECISION_LOOKS[decision.decision].label} by <bdi>{decision.by}</bdi>{" "}
        <Instant at={decision.at} />
        {decision.reason ? (
          <>
            : <bdi>{decision.reason}</bdi>
          </>
        ) : null}
      </Text>
      {receipt ? (
        <Text size="sm">
          The requester says: {receipt.state} <Instant at={receipt.at} />
          {receipt.note ? <bdi> ({receipt.note})</bdi> : null}
        </Text>
      ) : null}
      {decision.edited === null ? null : (
        <JsonView value={decision.edited} label="As it was changed" />
      )}
    </div>
  );
}

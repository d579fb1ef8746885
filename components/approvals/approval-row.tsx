import { UnstyledButton } from "@mantine/core";
import { RelativeInstant } from "@/components/shared/instant";
import { ToneBadge } from "@/components/ui/tone-badge";
import type { ApprovalDto } from "@/lib/contracts/approval";
import { approvalLook } from "./approval-look";
import styles from "./approvals.module.css";
import { Due } from "./due";

const AGE_EVERY_MS = 10_000;

type ApprovalRowProps = { approval: ApprovalDto; isSelected: boolean; onSelect: () => void };

export function ApprovalRow({ approval, isSelected, onSelect }: ApprovalRowProps) {
  const { label, tone, icon } = approvalLook(approval);
  const isOver = approval.decision !== null;
  return (
    <UnstyledButton
      className={styles["row"] ?? ""}
      onClick={onSelect}
      aria-current={isSelected || undefined}
    >
      <span className={styles["title"]}>
        <bdi>{approval.title}</bdi>
      </span>
      <span className={styles["facts"]}>
        <ToneBadge tone={tone} icon={icon} plain>
          {label}
        </ToneBadge>
        <span>
          <bdi>{approval.requested_by}</bdi>
        </span>
        <RelativeInstant at={approval.requested_at} everyMs={AGE_EVERY_MS} />
        {approval.due_at && !isOver && approval.status !== "expired" ? (
          <Due at={approval.due_at} />
        ) : null}
        {approval.assignee ? (
          <span>
            for <bdi>{approval.assignee}</bdi>
          </span>
        ) : null}
      </span>
    </UnstyledButton>
  );
}

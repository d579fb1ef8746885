import { Button, Group, Text } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import { useNow } from "@/components/ui/use-now";
import type { ApprovalDetail } from "@/lib/contracts/approval";

type PendingDecisionProps = {
  label: string;
  pending: NonNullable<ApprovalDetail["pending"]>;
  isPending: boolean;
  onUndo: () => void;
};

const SECOND_MS = 1_000;

/** For some seconds a decision can be taken back by who took it; the others are told who did. */
export function PendingDecision({ label, pending, isPending, onUndo }: PendingDecisionProps) {
  const now = useNow();
  const leftMs = now ? new Date(pending.effective_at).getTime() - now.getTime() : 0;
  const seconds = Math.max(0, Math.ceil(leftMs / SECOND_MS));
  return (
    <Group gap="sm">
      <Text component="output">
        {label} by <bdi>{pending.by}</bdi>.{" "}
        {seconds > 0 ? `It takes effect in ${seconds} s.` : "It is taking effect."}
      </Text>
      <Button
        variant="default"
        leftSection={<IconArrowBackUp size={14} aria-hidden />}
        loading={isPending}
        disabled={seconds === 0}
        onClick={onUndo}
      >
        Undo
      </Button>
    </Group>
  );
}

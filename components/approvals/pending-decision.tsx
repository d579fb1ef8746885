import { Button, Group, Kbd, Text } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import type { ApprovalDetail } from "@/lib/contracts/approval";
import { useDecisionKeys } from "./use-decision-keys";
import { useServerNow } from "./use-server-now";

type PendingDecisionProps = {
  label: string;
  pending: NonNullable<ApprovalDetail["pending"]>;
  isPending: boolean;
  onUndo: () => void;
};

const SECOND_MS = 1_000;

/** For some seconds a decision can be taken back by who took it; the others are told who did. */
export function PendingDecision({ label, pending, isPending, onUndo }: PendingDecisionProps) {
  const now = useServerNow();
  const leftMs = now ? new Date(pending.effective_at).getTime() - now.getTime() : 0;
  const seconds = Math.max(0, Math.floor(leftMs / SECOND_MS));
  useDecisionKeys({ u: () => (seconds > 0 && !isPending ? onUndo() : undefined) });
  return (
    <Group gap="sm">
      <Text component="output">
        {label} by <bdi>{pending.by}</bdi>.{" "}
        {seconds > 0 ? `It takes effect in ${seconds} s.` : "It is taking effect."}
      </Text>
      <Button
        variant="default"
        leftSection={<IconArrowBackUp size={14} aria-hidden />}
        rightSection={<Kbd size="xs">u</Kbd>}
        loading={isPending}
        disabled={seconds === 0}
        onClick={onUndo}
      >
        Undo
      </Button>
    </Group>
  );
}

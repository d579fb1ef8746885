import { Button, Group, Kbd } from "@mantine/core";
import type { ApprovalDetail } from "@/lib/contracts/approval";
import { useDecisionKeys } from "./use-decision-keys";

export type Mode = "idle" | "edit" | "reject" | "respond" | "reassign" | "snooze" | "note";

type DecisionButtonsProps = {
  approval: ApprovalDetail;
  mode: Mode;
  isPending: boolean;
  onMode: (mode: Mode) => void;
  onApprove: () => void;
};

/** `a` approves, `e` edits, `r` refuses, `c` answers or notes; what a key opens is a form. */
export function DecisionButtons(props: DecisionButtonsProps) {
  const { approval, mode, isPending, onMode, onApprove } = props;
  const { allowed, action } = approval;
  const may = (decision: (typeof allowed)[number]) => allowed.includes(decision);
  const words: Mode = may("respond") ? "respond" : "note";
  useDecisionKeys({
    a: () => (may("approve") && !isPending ? onApprove() : undefined),
    e: () => (may("edit") && action ? onMode("edit") : undefined),
    r: () => (may("reject") ? onMode("reject") : undefined),
    c: () => onMode(words),
  });
  const toggle = (of: Mode, label: string, key?: string) => (
    <Button
      variant="default"
      aria-expanded={mode === of}
      disabled={isPending}
      rightSection={key ? <Kbd size="xs">{key}</Kbd> : undefined}
      onClick={() => onMode(of)}
    >
      {label}
    </Button>
  );
  return (
    <Group gap="xs">
      {may("approve") ? (
        <Button loading={isPending} rightSection={<Kbd size="xs">a</Kbd>} onClick={onApprove}>
          {action || approval.kind === "auth_required" ? "Approve" : "Try again"}
        </Button>
      ) : null}
      {may("edit") && action ? toggle("edit", "Edit & approve", "e") : null}
      {may("reject") ? toggle("reject", "Reject", "r") : null}
      {may("respond") ? toggle("respond", "Respond", "c") : null}
      {toggle("reassign", "Reassign")}
      {toggle("snooze", "Snooze")}
      {may("respond") ? toggle("note", "Note") : toggle("note", "Note", "c")}
    </Group>
  );
}

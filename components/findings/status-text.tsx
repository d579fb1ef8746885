import { IconAlertCircle, IconBellOff, IconCircleCheck } from "@tabler/icons-react";
import { ToneBadge } from "@/components/ui/tone-badge";
import type { FindingCauseDto } from "@/lib/contracts/finding-cause";

const LOOKS = {
  open: { label: "Open", tone: "incomplete", icon: IconAlertCircle },
  muted: { label: "Muted", tone: "neutral", icon: IconBellOff },
  resolved: { label: "Resolved", tone: "succeeded", icon: IconCircleCheck },
} as const;

export function StatusText({ status }: Pick<FindingCauseDto, "status">) {
  const { label, tone, icon } = LOOKS[status];
  return (
    <ToneBadge tone={tone} icon={icon}>
      {label}
    </ToneBadge>
  );
}

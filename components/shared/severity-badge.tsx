import { ToneBadge } from "@/components/ui/tone-badge";
import type { FindingRefDto } from "@/lib/contracts/finding";
import { SEVERITY_LOOKS } from "./finding-look";

export function SeverityBadge({ severity }: Pick<FindingRefDto, "severity">) {
  const { label, tone, icon } = SEVERITY_LOOKS[severity];
  return (
    <ToneBadge tone={tone} icon={icon}>
      {label}
    </ToneBadge>
  );
}

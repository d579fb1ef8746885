import { IconCircleCheck, IconCircleOff, IconEye } from "@tabler/icons-react";
import { ToneBadge } from "@/components/ui/tone-badge";
import type { AgentStatsDto } from "@/lib/contracts/agent-stats";

/** Whether the runtime hands work to it. */
export function AgentStatus({
  agent: { is_down: isDown, kind },
}: {
  agent: Pick<AgentStatsDto, "is_down" | "kind">;
}) {
  if (isDown) {
    return (
      <ToneBadge tone="failed" icon={IconCircleOff} plain>
        Down
      </ToneBadge>
    );
  }
  return kind === null ? (
    <ToneBadge tone="neutral" icon={IconEye} plain>
      Seen in traces
    </ToneBadge>
  ) : (
    <ToneBadge tone="succeeded" icon={IconCircleCheck} plain>
      Up
    </ToneBadge>
  );
}

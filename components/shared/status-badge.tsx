import { ToneBadge } from "@/components/ui/tone-badge";
import type { TraceStatus } from "@/lib/domain/handoff/taxonomy";
import { traceStatusLook } from "./outcome-look";

/** The status of a whole trace. */
export function StatusBadge({ status, plain = false }: { status: TraceStatus; plain?: boolean }) {
  const { label, tone, icon } = traceStatusLook(status);
  return (
    <ToneBadge tone={tone} icon={icon} plain={plain}>
      {label}
    </ToneBadge>
  );
}

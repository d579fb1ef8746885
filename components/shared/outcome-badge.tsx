import { ToneBadge } from "@/components/ui/tone-badge";
import { type OutcomeFacts, outcomeLook } from "./outcome-look";

/** The outcome of one handoff. */
export function OutcomeBadge({ plain = false, ...facts }: OutcomeFacts & { plain?: boolean }) {
  const { label, tone, icon } = outcomeLook(facts);
  return (
    <ToneBadge tone={tone} icon={icon} plain={plain}>
      {label}
    </ToneBadge>
  );
}

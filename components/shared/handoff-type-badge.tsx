import {
  IconArrowBackUp,
  IconArrowRampRight,
  IconArrowsSplit2,
  type Icon,
  IconRefresh,
  IconUserUp,
} from "@tabler/icons-react";
import { Hint } from "@/components/ui/hint";
import { ToneBadge } from "@/components/ui/tone-badge";
import type { HandoffType } from "@/lib/domain/handoff/taxonomy";

type TypeLook = { label: string; meaning: string; icon: Icon };

const TYPE_LOOKS: Record<HandoffType, TypeLook> = {
  route: {
    label: "Route",
    meaning: "An orchestrator sends the work to the agent that fits",
    icon: IconArrowsSplit2,
  },
  delegate: {
    label: "Delegate",
    meaning: "An agent passes on a part of its own work",
    icon: IconArrowRampRight,
  },
  return: {
    label: "Return",
    meaning: "The result goes back to the agent that asked for it",
    icon: IconArrowBackUp,
  },
  escalate: { label: "Escalate", meaning: "The work goes to a human", icon: IconUserUp },
  loop: {
    label: "Loop",
    meaning: "The work goes back to an agent that had it before",
    icon: IconRefresh,
  },
};

/** Whether a handoff routes, delegates, returns, escalates or loops. */
export function HandoffTypeBadge({ type, plain = false }: { type: HandoffType; plain?: boolean }) {
  const { label, meaning, icon } = TYPE_LOOKS[type];
  return (
    <Hint label={meaning}>
      <span>
        <ToneBadge tone={type === "escalate" ? "waiting" : "neutral"} icon={icon} plain={plain}>
          {label}
        </ToneBadge>
      </span>
    </Hint>
  );
}

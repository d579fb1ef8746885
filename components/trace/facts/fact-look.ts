import {
  IconArrowNarrowRight,
  IconCheck,
  IconCut,
  IconEyeOff,
  IconHandStop,
  type Icon,
  IconMinus,
  IconPencil,
  IconPlus,
  IconQuestionMark,
  IconX,
} from "@tabler/icons-react";
import type { Tone } from "@/components/ui/tone";
import type { FactStatus } from "@/lib/domain/context/fact-state";

/** How a fact's state is shown: never by one of the three alone. */
export type FactLook = { label: string; meaning: string; tone: Tone; icon: Icon };

const LOOKS: Record<FactStatus, FactLook> = {
  kept: { label: "Kept", meaning: "there, unchanged", tone: "succeeded", icon: IconCheck },
  moved: {
    label: "Moved",
    meaning: "there, at another place",
    tone: "succeeded",
    icon: IconArrowNarrowRight,
  },
  changed: {
    label: "Changed",
    meaning: "another value stands there",
    tone: "incomplete",
    icon: IconPencil,
  },
  truncated: {
    label: "Cut short",
    meaning: "only the beginning is there",
    tone: "incomplete",
    icon: IconCut,
  },
  dropped: { label: "Dropped", meaning: "no longer there", tone: "failed", icon: IconX },
  added: { label: "Added", meaning: "was not there before", tone: "in-flight", icon: IconPlus },
  redacted: {
    label: "Masked",
    meaning: "only a mark of the secret is there",
    tone: "neutral",
    icon: IconEyeOff,
  },
  absent: {
    label: "Not there",
    meaning: "was not there before either",
    tone: "neutral",
    icon: IconMinus,
  },
  unknown: {
    label: "Unknown",
    meaning: "this stage was not observed",
    tone: "neutral",
    icon: IconQuestionMark,
  },
  withheld: {
    label: "Withheld",
    meaning: "the sender knew it and did not send it",
    tone: "waiting",
    icon: IconHandStop,
  },
};

export function factLook(status: FactStatus): FactLook {
  return LOOKS[status];
}

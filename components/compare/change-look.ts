import {
  IconArrowDownRight,
  IconArrowUpRight,
  IconEqual,
  type Icon,
  IconMinus,
  IconPlus,
} from "@tabler/icons-react";
import type { Tone } from "@/components/ui/tone";
import type { CompareEdge } from "@/lib/contracts/compare";

/** How a change is shown: by a word, an icon, a line of its own and a colour, never by one alone. */
export type ChangeLook = {
  label: string;
  icon: Icon;
  tone: Tone;
  width: number;
  /** Of the line, as SVG takes it. */
  dashes: string | undefined;
};

const LOOKS: Record<CompareEdge["change"], ChangeLook> = {
  same: { label: "Same", icon: IconEqual, tone: "neutral", width: 1.5, dashes: undefined },
  added: { label: "Only in B", icon: IconPlus, tone: "in-flight", width: 3, dashes: undefined },
  removed: { label: "Only in A", icon: IconMinus, tone: "waiting", width: 1.5, dashes: "6 4" },
  slower: {
    label: "Slower in B",
    icon: IconArrowUpRight,
    tone: "incomplete",
    width: 2,
    dashes: undefined,
  },
  faster: {
    label: "Faster in B",
    icon: IconArrowDownRight,
    tone: "succeeded",
    width: 2,
    dashes: undefined,
  },
};

export function changeLook(change: CompareEdge["change"]): ChangeLook {
  return LOOKS[change];
}

import type { HandoffDetailDto, HandoffDto } from "@/lib/contracts/handoff";

export type StageName = keyof HandoffDetailDto["context"];

/** What a reader sees, and may do, when a stage was never observed. */
type Absence = { missing: string; remedy: string };

export type StageWords = Absence & { name: StageName; label: string; meaning: string };

/** Two columns: the sender's side and the receiver's side, what travelled first. */
export const CONTEXT_STAGES: readonly StageWords[] = [
  {
    name: "sent",
    label: "Sent",
    meaning: "As it left the sender",
    missing: "Not reported by the sender",
    remedy: "Send context with handoff_initiated.",
  },
  {
    name: "received",
    label: "Received",
    meaning: "As it arrived",
    missing: "Not reported by the receiver",
    remedy: "Send context with handoff_received, so that losses on the way show up.",
  },
  {
    name: "held",
    label: "Held",
    meaning: "All the sender knew",
    missing: "Not reported by the sender",
    remedy: "Send held with handoff_initiated to see what was left out before sending.",
  },
  {
    name: "understood",
    label: "Understood",
    meaning: "As the receiver restated it",
    missing: "Not reported by the receiver",
    remedy: "Send context_understood with the task in the receiver's own words.",
  },
];

/** Foreign sources cannot be told to send an event: what they lack is said, and why. */
const FOREIGN_ABSENCES: Record<string, Partial<Record<StageName, Absence>>> = {
  otlp: {
    sent: {
      missing: "The transfer itself carried no context",
      remedy: "These agents share their framework's session: compare what each of them was given.",
    },
    received: {
      missing: "Not in the receiver's spans",
      remedy: "Let the framework record message content, or its spans say nothing of it.",
    },
    held: {
      missing: "Not in the sender's spans",
      remedy: "Let the framework record message content, or its spans say nothing of it.",
    },
    understood: {
      missing: "Spans do not tell",
      remedy: "Only the receiver can: a context_understood event with the same ids adds it.",
    },
  },
  import: {
    received: {
      missing: "Not in the log",
      remedy: "A conversation log tells what was said, not what the receiver was given.",
    },
    held: {
      missing: "Not in the log",
      remedy: "A conversation log tells what was said, not what the sender knew.",
    },
    understood: { missing: "Not in the log", remedy: "The receiver's next message may tell." },
  },
};

export function absenceOf(stage: StageWords, { source }: Pick<HandoffDto, "source">): Absence {
  return FOREIGN_ABSENCES[source]?.[stage.name] ?? stage;
}

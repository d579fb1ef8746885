import type { HandoffDetailDto } from "@/lib/contracts/handoff";

export type StageName = keyof HandoffDetailDto["context"];

export type StageWords = {
  name: StageName;
  label: string;
  meaning: string;
  /** What a reader sees and may do when the stage was never observed. */
  missing: string;
  remedy: string;
};

export const CONTEXT_STAGES: readonly StageWords[] = [
  {
    name: "held",
    label: "Held",
    meaning: "All that the sender knew",
    missing: "Not reported by the sender",
    remedy: "Send held with handoff_initiated to see what was left out before sending.",
  },
  {
    name: "sent",
    label: "Sent",
    meaning: "The payload as it left the sender",
    missing: "Not reported by the sender",
    remedy: "Send context with handoff_initiated.",
  },
  {
    name: "received",
    label: "Received",
    meaning: "What arrived at the receiver",
    missing: "Not reported by the receiver",
    remedy: "Send context with handoff_received, so that losses on the way show up.",
  },
  {
    name: "understood",
    label: "Understood",
    meaning: "What the receiver restated",
    missing: "Not reported by the receiver",
    remedy: "Send context_understood with the task in the receiver's own words.",
  },
];

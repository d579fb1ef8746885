import { NumberInput, TagsInput } from "@mantine/core";
import type { FallbackStep } from "@/lib/domain/orchestration/workflow";

type Escalate = Extract<FallbackStep, { escalate: unknown }>;
type LadderFieldsProps = { step: Escalate; onChange: (step: FallbackStep) => void };

const MINUTE_MS = 60_000;
const PEOPLE_MAX = 20;

/** How long a person has to answer, and who is asked after them. */
export function LadderFields({ step: { escalate }, onChange }: LadderFieldsProps) {
  const { due_ms: dueMs, on_timeout: onTimeout, ...kept } = escalate;
  const people = typeof onTimeout === "object" ? onTimeout.escalate.to : [];
  const set = (minutes: number, to: string[]) => {
    const due = minutes > 0 ? { due_ms: minutes * MINUTE_MS } : {};
    const next = to.length > 0 ? { on_timeout: { escalate: { ...endOf(onTimeout), to } } } : {};
    onChange({ escalate: { ...kept, ...due, ...(minutes > 0 ? next : {}) } });
  };
  const minutes = dueMs === undefined ? "" : dueMs / MINUTE_MS;
  return (
    <>
      <NumberInput
        label="Minutes to answer"
        placeholder="As the policy says"
        w={140}
        min={0}
        value={minutes}
        onChange={(value) => set(Number(value), people)}
      />
      {dueMs === undefined ? null : (
        <TagsInput
          label="Then ask, one after the other"
          placeholder={people.length === 0 ? "Name or e-mail, then Enter" : ""}
          maxTags={PEOPLE_MAX}
          flex={1}
          miw={180}
          value={people}
          onChange={(to) => set(Number(minutes), to)}
        />
      )}
    </>
  );
}

function endOf(onTimeout: Escalate["escalate"]["on_timeout"]) {
  const isLadder = typeof onTimeout === "object";
  return { otherwise: isLadder ? onTimeout.escalate.otherwise : ("expire" as const) };
}

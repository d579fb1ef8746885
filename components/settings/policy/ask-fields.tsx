import { Checkbox, MultiSelect, NumberInput, Select, TagsInput } from "@mantine/core";
import { DECIDER_ROLES } from "@/lib/domain/approvals/approval";
import type { BusinessHours } from "@/lib/domain/approvals/business-hours";
import type { Ask } from "@/lib/domain/approvals/policy";
import { type OnTimeout, TIMEOUT_ENDS, type TimeoutEnd } from "@/lib/domain/approvals/timeout";
import { UnansweredPlan } from "./unanswered-plan";

const MS_PER_HOUR = 3_600_000;
const QUORUM_MAX = 20;
const ENDS: Record<TimeoutEnd, string> = {
  expire: "It lapses, and nothing is done",
  deny: "It counts as a no",
  continue: "The work goes on without it",
};

type AskFieldsProps = {
  ask: Ask;
  hours: BusinessHours | undefined;
  onChange: (ask: Ask) => void;
};

export function AskFields({ ask, hours, onChange }: AskFieldsProps) {
  return (
    <>
      <MultiSelect
        label="Roles"
        description="Nobody named: anybody who may approve"
        data={[...DECIDER_ROLES]}
        value={ask.roles}
        onChange={(roles) =>
          onChange({ ...ask, roles: DECIDER_ROLES.filter((role) => roles.includes(role)) })
        }
      />
      <TagsInput
        label="People and keys"
        description="E-mail, or the label of a key. A name is stored as the e-mail of who has it now"
        maxTags={100}
        value={ask.members}
        onChange={(members) => onChange({ ...ask, members })}
      />
      <NumberInput
        label="How many must say yes"
        min={1}
        max={QUORUM_MAX}
        clampBehavior="strict"
        value={ask.quorum}
        onChange={(quorum) => onChange({ ...ask, quorum: Math.max(1, Number(quorum)) })}
      />
      <Checkbox
        label="Nobody decides what they asked for themselves"
        checked={ask.no_self_approval}
        onChange={({ currentTarget }) =>
          onChange({ ...ask, no_self_approval: currentTarget.checked })
        }
      />
      <TimeLimit ask={ask} hours={hours} onChange={onChange} />
    </>
  );
}

function TimeLimit({ ask, hours, onChange }: AskFieldsProps) {
  const { timeout_ms: timeoutMs, ...rest } = ask;
  return (
    <>
      <NumberInput
        label="Hours to answer"
        description="Left out: it waits as long as it takes, unless the request says otherwise"
        min={0}
        value={timeoutMs === undefined ? "" : timeoutMs / MS_PER_HOUR}
        onChange={(value) => {
          const ms = Math.round(Number(value) * MS_PER_HOUR);
          onChange(value === "" || ms < 1 ? rest : { ...rest, timeout_ms: ms });
        }}
      />
      {timeoutMs === undefined ? null : (
        <>
          <Checkbox
            label="Only business hours count"
            disabled={hours === undefined && !ask.only_business_hours}
            description={hours === undefined ? "Set the business hours first" : null}
            checked={ask.only_business_hours}
            onChange={({ currentTarget }) =>
              onChange({ ...ask, only_business_hours: currentTarget.checked })
            }
          />
          <Ladder ask={ask} onChange={onChange} />
          <UnansweredPlan ask={{ ...ask, timeout_ms: timeoutMs }} hours={hours} />
        </>
      )}
    </>
  );
}

function Ladder({ ask, onChange }: Omit<AskFieldsProps, "hours">) {
  const { to, end } = partsOf(ask.on_timeout);
  const set = (people: string[], otherwise: TimeoutEnd) => {
    const onTimeout: OnTimeout =
      people.length === 0 ? otherwise : { escalate: { to: people, otherwise } };
    onChange({ ...ask, on_timeout: onTimeout });
  };
  return (
    <>
      <TagsInput
        label="If nobody answers, ask next"
        description="One after the other, each with the same time"
        maxTags={20}
        value={to}
        onChange={(people) => set(people, end)}
      />
      <Select
        label={to.length === 0 ? "If nobody answers" : "And in the end"}
        data={TIMEOUT_ENDS.map((value) => ({ value, label: ENDS[value] }))}
        value={end}
        allowDeselect={false}
        onChange={(value) => set(to, TIMEOUT_ENDS.find((each) => each === value) ?? "expire")}
      />
    </>
  );
}

function partsOf(onTimeout: OnTimeout | undefined): { to: string[]; end: TimeoutEnd } {
  if (onTimeout === undefined) return { to: [], end: "expire" };
  if (typeof onTimeout === "string") return { to: [], end: onTimeout };
  return { to: onTimeout.escalate.to, end: onTimeout.escalate.otherwise };
}

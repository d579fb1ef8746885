import {
  Drawer,
  Fieldset,
  SegmentedControl,
  Stack,
  Text,
  Textarea,
  TextInput,
} from "@mantine/core";
import type { BusinessHours } from "@/lib/domain/approvals/business-hours";
import { describePolicyRule } from "@/lib/domain/approvals/describe-policy";
import type { PolicyRule } from "@/lib/domain/approvals/policy";
import { AskFields } from "./ask-fields";
import { ASK_ANYBODY } from "./new-rule";
import { WhenFields } from "./when-fields";

const DEEDS = [
  { value: "ask", label: "Ask" },
  { value: "approve", label: "Approve" },
  { value: "deny", label: "Refuse" },
];

type PolicyRuleEditorProps = {
  rule: PolicyRule;
  hours: BusinessHours | undefined;
  canEdit: boolean;
  onChange: (rule: PolicyRule) => void;
  onClose: () => void;
};

export function PolicyRuleEditor({
  rule,
  hours,
  canEdit,
  onChange,
  onClose,
}: PolicyRuleEditorProps) {
  const { do: does } = rule;
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="lg"
      title={rule.name || "A rule"}
      closeButtonProps={{ "aria-label": "Close the rule" }}
    >
      <Fieldset variant="unstyled" disabled={!canEdit} legend={null}>
        <Stack gap="md">
          <Text size="sm">{describePolicyRule(rule)}</Text>
          <TextInput
            label="Name"
            value={rule.name}
            maxLength={200}
            onChange={({ currentTarget }) => onChange({ ...rule, name: currentTarget.value })}
          />
          <WhenFields when={rule.when} onChange={(when) => onChange({ ...rule, when })} />
          <Fieldset legend="Then">
            <Stack gap="sm">
              <SegmentedControl
                aria-label="What the rule does"
                data={DEEDS}
                value={DEEDS.find(({ value }) => value in does)?.value ?? "ask"}
                onChange={(deed) => onChange({ ...rule, do: deedOf(deed) })}
              />
              {"approve" in does ? (
                <Text size="sm" c="dimmed">
                  Nobody is asked. The trail names this rule.
                </Text>
              ) : null}
              {"deny" in does ? (
                <Textarea
                  label="Reason that the agent is given"
                  autosize
                  value={does.deny.reason}
                  onChange={({ currentTarget }) =>
                    onChange({ ...rule, do: { deny: { reason: currentTarget.value } } })
                  }
                />
              ) : null}
              {"ask" in does ? (
                <AskFields
                  ask={does.ask}
                  hours={hours}
                  onChange={(ask) => onChange({ ...rule, do: { ask } })}
                />
              ) : null}
            </Stack>
          </Fieldset>
        </Stack>
      </Fieldset>
    </Drawer>
  );
}

function deedOf(deed: string): PolicyRule["do"] {
  if (deed === "approve") return { approve: true };
  if (deed === "deny") return { deny: { reason: "" } };
  return { ask: ASK_ANYBODY };
}

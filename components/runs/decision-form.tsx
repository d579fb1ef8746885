"use client";

import { Button, Group, JsonInput, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { ProblemAlert } from "@/components/shared/problem-alert";
import type { DecideApproval } from "@/lib/client/action";
import type { ApprovalDto } from "@/lib/contracts/approval";
import { parseInput } from "./parse-input";
import { useDecision } from "./use-decision";

type DecisionFormProps = { approval: ApprovalDto; project: string; decide: DecideApproval };

export function DecisionForm({ approval, project, decide }: DecisionFormProps) {
  const { action, allowed } = approval;
  const shown = action ? JSON.stringify(action.args, null, 2) : "{}";
  const [text, setText] = useState(shown);
  const [reason, setReason] = useState("");
  const edited = parseInput(text);
  const decision = useDecision({ approval, project, decide });
  const said = reason === "" ? {} : { reason };
  const approve = () => {
    if (text === shown) decision.mutate({ decision: "approve", ...said });
    else if (edited.kind === "value") {
      decision.mutate({ decision: "edit", edited: edited.value, ...said });
    }
  };
  return (
    <Stack gap="sm">
      {decision.isError ? (
        <ProblemAlert title="The decision was not taken" problem={decision.error} />
      ) : null}
      {action ? (
        <>
          <Text size="sm">
            On a yes: <bdi>{action.name}</bdi>
          </Text>
          <JsonInput
            label="What is handed over"
            description="Change it to approve something else."
            value={text}
            onChange={setText}
            error={edited.kind === "problem" ? edited.message : undefined}
            autosize
            minRows={4}
            maxRows={16}
          />
        </>
      ) : null}
      <Textarea
        label={allowed.includes("respond") ? "Answer, or reason" : "Reason"}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
        autosize
        minRows={2}
      />
      <Group gap="xs">
        {allowed.includes("approve") ? (
          <Button
            loading={decision.isPending}
            disabled={edited.kind === "problem"}
            onClick={approve}
          >
            {yesLabel(approval, text !== shown)}
          </Button>
        ) : null}
        {allowed.includes("respond") ? (
          <Button
            loading={decision.isPending}
            disabled={reason === ""}
            onClick={() => decision.mutate({ decision: "respond", reason })}
          >
            Answer
          </Button>
        ) : null}
        <Button
          variant="default"
          loading={decision.isPending}
          onClick={() => decision.mutate({ decision: "reject", ...said })}
        >
          Reject
        </Button>
      </Group>
    </Stack>
  );
}

function yesLabel({ action }: ApprovalDto, isEdited: boolean): string {
  if (!action) return "Try again";
  return isEdited ? "Approve what I changed" : "Approve";
}

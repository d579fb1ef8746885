"use client";

import { Stack } from "@mantine/core";
import { useState } from "react";
import { ProblemAlert } from "@/components/shared/problem-alert";
import type { ApprovalActions } from "@/lib/client/action";
import type { ApprovalDetail } from "@/lib/contracts/approval";
import { approvalLook, isOpen } from "./approval-look";
import styles from "./approvals.module.css";
import { DecisionButtons, type Mode } from "./decision-buttons";
import { DecisionNote } from "./decision-note";
import { EditForm } from "./edit-form";
import { PendingDecision } from "./pending-decision";
import { ReassignForm } from "./reassign-form";
import { SameRequests } from "./same-requests";
import { SnoozeForm } from "./snooze-form";
import { useApprovalActions } from "./use-approval-actions";
import { WordsForm } from "./words-form";

type DecisionAreaProps = { approval: ApprovalDetail; project: string; actions: ApprovalActions };

/** The answer, in the place where the question is: one form at a time under the buttons. */
export function DecisionArea({ approval, project, actions }: DecisionAreaProps) {
  const act = useApprovalActions({ approval, project, actions });
  const [mode, setMode] = useState<Mode>("idle");
  const open = (next: Mode) => {
    act.reset();
    setMode(next === mode ? "idle" : next);
  };
  const close = { onSuccess: () => setMode("idle") };
  const { label } = approvalLook(approval);
  return (
    <Stack gap="sm" className={isOpen(approval) ? (styles["decide"] ?? "") : ""}>
      {act.error ? <ProblemAlert title="That was not done" problem={act.error} /> : null}
      {approval.pending ? (
        <PendingDecision
          label={label}
          pending={approval.pending}
          isPending={act.isPending}
          onUndo={() => act.undo.mutate()}
        />
      ) : null}
      <DecisionNote approval={approval} />
      {isOpen(approval) ? (
        <DecisionButtons
          approval={approval}
          mode={mode}
          isPending={act.isPending}
          onMode={open}
          onApprove={() => act.decide.mutate({ decision: "approve" }, close)}
        />
      ) : null}
      <OpenForm mode={mode} approval={approval} act={act} onDone={() => setMode("idle")} />
      {isOpen(approval) ? (
        <SameRequests approval={approval} project={project} decide={actions.decide} />
      ) : null}
    </Stack>
  );
}

type OpenFormProps = {
  mode: Mode;
  approval: ApprovalDetail;
  act: ReturnType<typeof useApprovalActions>;
  onDone: () => void;
};

function OpenForm({ mode, approval, act, onDone }: OpenFormProps) {
  const close = { onSuccess: onDone };
  const isDeciding = act.decide.isPending;
  switch (mode) {
    case "idle":
      return null;
    case "edit":
      return approval.action ? (
        <EditForm
          action={approval.action}
          isPending={isDeciding}
          onSubmit={(edited, reason) =>
            act.decide.mutate({ decision: "edit", edited, ...said(reason) }, close)
          }
        />
      ) : null;
    case "reject":
      return (
        <WordsForm
          label="Why not?"
          button="Reject"
          isPending={isDeciding}
          onSubmit={(reason) => act.decide.mutate({ decision: "reject", ...said(reason) }, close)}
        />
      );
    case "respond":
      return (
        <WordsForm
          label="Answer"
          button="Send the answer"
          isRequired
          isPending={isDeciding}
          onSubmit={(reason) => act.decide.mutate({ decision: "respond", reason }, close)}
        />
      );
    case "note":
      return (
        <WordsForm
          label="Note"
          button="Add the note"
          isRequired
          isPending={act.note.isPending}
          onSubmit={(note) => act.note.mutate(note, close)}
        />
      );
    case "snooze":
      return <SnoozeForm onSubmit={(until) => act.snooze.mutate(until, close)} />;
    case "reassign":
      return (
        <ReassignForm
          isPending={act.reassign.isPending}
          onSubmit={(to) => act.reassign.mutate(to, close)}
        />
      );
  }
}

function said(reason: string): { reason?: string } {
  return reason === "" ? {} : { reason };
}

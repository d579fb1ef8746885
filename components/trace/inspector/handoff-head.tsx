"use client";

import { Alert, Group, Text } from "@mantine/core";
import { IconArrowRight, IconClockExclamation, IconGitBranch } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { AgentChip } from "@/components/shared/agent-chip";
import { Bytes } from "@/components/shared/bytes";
import { Duration } from "@/components/shared/duration";
import { HandoffTypeBadge } from "@/components/shared/handoff-type-badge";
import { Instant } from "@/components/shared/instant";
import { OutcomeBadge } from "@/components/shared/outcome-badge";
import { ShortId } from "@/components/shared/short-id";
import { VisibleText } from "@/components/shared/visible-text";
import { ToneBadge } from "@/components/ui/tone-badge";
import type { HandoffDto } from "@/lib/contracts/handoff";
import { Facts } from "./facts";
import styles from "./inspector.module.css";

export function HandoffHead({ handoff }: { handoff: HandoffDto }) {
  return (
    <div className={styles["head"]}>
      <h3 className={styles["title"]}>
        <span className={styles["seq"]}>Handoff {handoff.seq}</span>
        <AgentChip name={handoff.from_agent} />
        <IconArrowRight size={14} aria-label="to" />
        <AgentChip name={handoff.to_agent} />
      </h3>
      <Group gap={6}>
        <HandoffTypeBadge type={handoff.type} />
        <OutcomeBadge outcome={handoff.outcome} standing={handoff.standing} flags={handoff.flags} />
        <HandoffFlags handoff={handoff} />
      </Group>
      <HandoffNotes handoff={handoff} />
      <Facts
        facts={[
          ["Task", textOf(handoff.task)],
          ["Reason", textOf(handoff.reason?.replaceAll("_", " ") ?? null)],
          ["Justification", textOf(handoff.justification)],
          [
            "Latency",
            <Duration key="latency" ms={handoff.timing.handoff_ms} source={handoff.source} />,
          ],
          ["Context", <Bytes key="bytes" bytes={handoff.context_bytes} />],
          ["Started", <Instant key="at" at={handoff.initiated_at ?? handoff.first_sign_at} />],
          ["Mode", [handoff.mode, handoff.pattern].filter(Boolean).join(", ")],
          ["Criteria", textOf(handoff.acceptance_criteria.join("; "))],
          ["Tools", textOf(handoff.required_tools.join(", "))],
          ["Practice", describePractice(handoff)],
          ["Quality", handoff.quality],
          ["Id", <ShortId key="id" id={handoff.id} what="handoff id" />],
        ]}
      />
    </div>
  );
}

function HandoffFlags({ handoff }: { handoff: HandoffDto }) {
  return (
    <>
      {handoff.inferred ? (
        <ToneBadge tone="neutral" icon={IconGitBranch}>
          Inferred
        </ToneBadge>
      ) : null}
      {handoff.flags.includes("clock_skew") ? (
        <ToneBadge tone="incomplete" icon={IconClockExclamation}>
          Clock skew
        </ToneBadge>
      ) : null}
    </>
  );
}

function HandoffNotes({ handoff: { inferred, inferred_why, error } }: { handoff: HandoffDto }) {
  return (
    <>
      {inferred && inferred_why !== null ? (
        <Text size="xs" c="dimmed">
          Not reported as such; inferred: {inferred_why}
        </Text>
      ) : null}
      {error === null ? null : (
        <Alert
          color="var(--tone-failed)"
          variant="light"
          title={textOf(error.type)}
          p="xs"
          className={styles["error-note"] ?? ""}
        >
          {textOf(error.message) ?? "No message came with this error."}
        </Alert>
      )}
    </>
  );
}

function textOf(text: string | null): ReactNode {
  return text === null || text === "" ? null : <VisibleText text={text} />;
}

/** Unknown is left out: it is neither a yes nor a no. */
function describePractice(handoff: HandoffDto): string | null {
  const facts: [boolean | null, string, string?][] = [
    [handoff.explicit, "explicit context"],
    [handoff.justified, "justified"],
    [handoff.validated, "capability validated"],
    [handoff.staged, "staged"],
    [handoff.pooled, "warm start", "cold start"],
  ];
  const known = facts.filter(([value]) => value !== null);
  const words = known.map(([value, label, other]) => (value ? label : (other ?? `not ${label}`)));
  return words.join(", ") || null;
}

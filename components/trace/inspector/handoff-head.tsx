"use client";

import { Alert, Group, Text } from "@mantine/core";
import { IconArrowRight, IconClockExclamation, IconGitBranch } from "@tabler/icons-react";
import { AgentChip } from "@/components/shared/agent-chip";
import { Bytes } from "@/components/shared/bytes";
import { Duration } from "@/components/shared/duration";
import { HandoffTypeBadge } from "@/components/shared/handoff-type-badge";
import { Instant } from "@/components/shared/instant";
import { OutcomeBadge } from "@/components/shared/outcome-badge";
import { ShortId } from "@/components/shared/short-id";
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
      </Group>
      {handoff.inferred && handoff.inferred_why !== null ? (
        <Text size="xs" c="dimmed">
          Not reported as such; inferred: {handoff.inferred_why}
        </Text>
      ) : null}
      {handoff.error === null ? null : (
        <Alert color="var(--tone-failed)" variant="light" title={handoff.error.type} p="xs">
          {handoff.error.message ?? "No message came with this error."}
        </Alert>
      )}
      <Facts
        facts={[
          ["Task", handoff.task],
          ["Reason", handoff.reason?.replaceAll("_", " ") ?? null],
          ["Justification", handoff.justification],
          ["Latency", <Duration key="latency" ms={handoff.timing.handoff_ms} />],
          ["Context", <Bytes key="bytes" bytes={handoff.context_bytes} />],
          ["Started", <Instant key="at" at={handoff.initiated_at ?? handoff.first_sign_at} />],
          ["Mode", [handoff.mode, handoff.pattern].filter(Boolean).join(", ") || null],
          ["Criteria", handoff.acceptance_criteria.join("; ") || null],
          ["Tools", handoff.required_tools.join(", ") || null],
          ["Practice", describePractice(handoff)],
          ["Quality", handoff.quality === null ? null : handoff.quality.toFixed(2)],
          ["Id", <ShortId key="id" id={handoff.id} what="handoff id" />],
        ]}
      />
    </div>
  );
}

/** Unknown is left out: it is neither a yes nor a no. */
function describePractice(handoff: HandoffDto): string | null {
  const facts: [boolean | null, string][] = [
    [handoff.explicit, "explicit context"],
    [handoff.justified, "justified"],
    [handoff.validated, "capability validated"],
    [handoff.staged, "staged"],
    [handoff.pooled, "warm start"],
  ];
  const known = facts.filter(([value]) => value !== null);
  return (
    known.map(([value, label]) => (value === true ? label : `not ${label}`)).join(", ") || null
  );
}

import { Stack, Text } from "@mantine/core";
import { Instant } from "@/components/shared/instant";
import { useNow } from "@/components/ui/use-now";
import { BusinessHours } from "@/lib/domain/approvals/business-hours";
import { describeHours } from "@/lib/domain/approvals/describe-policy";
import { dueAfter, timeoutPlan } from "@/lib/domain/approvals/timeout-plan";
import { TIMEOUT_WORDS } from "@/components/shared/timeout-words";
import type { Ask } from "@/lib/domain/approvals/policy";
import styles from "./policy.module.css";

const EVERY_MS = 60_000;

type UnansweredPlanProps = {
  ask: Ask & { timeout_ms: number };
  hours: BusinessHours | undefined;
};

/** What would happen, and when, to something that is asked now. */
export function UnansweredPlan({ ask, hours }: UnansweredPlanProps) {
  const now = useNow(EVERY_MS);
  if (!now) return null;
  // While they are being typed, the hours may be none.
  const known = BusinessHours.safeParse(hours);
  const businessHours = ask.only_business_hours && known.success ? known.data : null;
  const limit = { timeoutMs: ask.timeout_ms, businessHours };
  const plan = timeoutPlan({
    ...limit,
    dueAtMs: dueAfter(now.getTime(), limit),
    onTimeout: ask.on_timeout ?? null,
    escalations: 0,
  });
  return (
    <Stack gap={4}>
      <Text size="sm" fw={600}>
        Asked now and answered by nobody
      </Text>
      <ol className={styles["plan"]}>
        {plan.map((step) => (
          <li key={`${step.kind} ${step.atMs}`}>
            <Instant at={new Date(step.atMs).toISOString()} />: {TIMEOUT_WORDS[step.kind]}
            {step.kind === "escalate" ? <bdi> {step.to}</bdi> : null}
          </li>
        ))}
      </ol>
      {businessHours ? (
        <Text size="xs" c="dimmed">
          Counted: {describeHours(businessHours)}
        </Text>
      ) : null}
    </Stack>
  );
}

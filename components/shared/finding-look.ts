import {
  IconAlertOctagon,
  IconAlertTriangle,
  IconFlag,
  type Icon,
  IconInfoCircle,
} from "@tabler/icons-react";
import type { Tone } from "@/components/ui/tone";
import type { FindingDto } from "@/lib/contracts/finding";
import { FINDING_SEVERITIES, type FindingSeverity } from "@/lib/domain/findings/finding";
import { formatPercent } from "@/lib/format/percent";

export const SEVERITY_LOOKS: Record<FindingSeverity, { label: string; tone: Tone; icon: Icon }> = {
  critical: { label: "Critical", tone: "failed", icon: IconAlertOctagon },
  high: { label: "High", tone: "failed", icon: IconAlertTriangle },
  medium: { label: "Medium", tone: "incomplete", icon: IconFlag },
  low: { label: "Low", tone: "neutral", icon: IconInfoCircle },
};

/** The worst first, in the order in which they came within a severity. */
export function sortFindings(findings: readonly FindingDto[]): FindingDto[] {
  return findings.toSorted((a, b) => rank(a) - rank(b));
}

function rank({ severity }: FindingDto): number {
  return FINDING_SEVERITIES.indexOf(severity);
}

/** Never a bare percentage: with the interval, and of how many. */
export function describeEffect(effect: NonNullable<FindingDto["project_effect"]>): string {
  const [low, high] = effect.interval;
  return `${formatPercent(effect.with)} succeed with it, ${formatPercent(effect.without)} without it, at the same pairs and types: a difference of ${points(low)} to ${points(high)} points with 95 % confidence (${effect.n} handoffs).`;
}

function points(share: number): string {
  return (share * 100).toFixed(1).replace("-", "−");
}

import { VisuallyHidden } from "@mantine/core";
import { ToneBadge } from "@/components/ui/tone-badge";
import { toneColor } from "@/components/ui/tone";
import type { FactStatus } from "@/lib/domain/context/fact-state";
import { factLook } from "./fact-look";
import styles from "./facts.module.css";

/** The status of a fact: icon, word and colour. */
export function FactBadge({ status }: { status: FactStatus }) {
  const { label, meaning, tone, icon } = factLook(status);
  return (
    <span title={meaning}>
      <ToneBadge tone={tone} icon={icon}>
        {label}
      </ToneBadge>
    </span>
  );
}

/** A state where there is room for an icon only; the word is there to be heard, and on hover. */
export function FactIcon({ state }: { state: FactStatus }) {
  const { label, meaning, tone, icon: StateIcon } = factLook(state);
  return (
    <span
      className={styles["icon"]}
      style={{ color: toneColor(tone) }}
      title={`${label}: ${meaning}`}
    >
      <StateIcon size={15} stroke={2} aria-hidden />
      <VisuallyHidden>{label}</VisuallyHidden>
    </span>
  );
}

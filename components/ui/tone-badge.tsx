import type { Icon } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { Tone } from "./tone";
import styles from "./tone-badge.module.css";

type ToneBadgeProps = {
  tone: Tone;
  icon: Icon;
  children: ReactNode;
  /** Without its ground: for dense rows. */
  plain?: boolean;
};

export function ToneBadge({ tone, icon: IconOfTone, children, plain = false }: ToneBadgeProps) {
  return (
    <span className={styles["badge"]} data-tone={tone} data-plain={plain || undefined}>
      <IconOfTone size={14} stroke={2} aria-hidden />
      {children}
    </span>
  );
}

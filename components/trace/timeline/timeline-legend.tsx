import styles from "./timeline.module.css";
import type { LatencyComponent } from "./timeline-model";

const COMPONENTS: { component: LatencyComponent; label: string }[] = [
  { component: "serialization", label: "Serialization" },
  { component: "network", label: "Network" },
  { component: "init", label: "Init" },
  { component: "deserialization", label: "Deserialization" },
];

export function TimelineLegend() {
  return (
    <ul className={styles["legend"]} aria-label="Parts of a handoff's latency">
      {COMPONENTS.map(({ component, label }) => (
        <li key={component}>
          <span
            className={styles["swatch"]}
            style={{ background: `var(--latency-${component})` }}
            aria-hidden
          />
          {label}
        </li>
      ))}
      <li>
        <span className={styles["swatch"]} data-unknown aria-hidden />
        Unknown
      </li>
    </ul>
  );
}

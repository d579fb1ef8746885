import { VisuallyHidden } from "@mantine/core";
import { agentInitials } from "@/lib/format/agent-name";
import styles from "./agent-chip.module.css";
import { agentColor } from "./agent-color";
import { VisibleText } from "./visible-text";

const UNKNOWN = "unknown";

/** An agent's coloured initials; decorative, so the name stands beside it or in a title. */
export function AgentAvatar({ name }: { name: string | null }) {
  return (
    <span
      className={styles["initials"]}
      style={{ "--chip-color": agentColor(name) }}
      data-unknown={name === null || undefined}
      title={name ?? UNKNOWN}
      aria-hidden
    >
      {name === null ? "?" : agentInitials(name)}
    </span>
  );
}

/** An agent by colour, initials and name; null is an agent that the sender did not name. */
export function AgentChip({ name }: { name: string | null }) {
  return (
    <span className={styles["chip"]}>
      <AgentAvatar name={name} />
      <span
        className={styles["name"]}
        data-unknown={name === null || undefined}
        title={name ?? UNKNOWN}
      >
        <VisibleText text={name ?? UNKNOWN} />
      </span>
    </span>
  );
}

/** Agents in order, as overlapping avatars with one readable name for all of them. */
export function AgentStack({ names, max = 5 }: { names: readonly string[]; max?: number }) {
  const hidden = names.length - max;
  return (
    <span className={styles["stack"]}>
      <VisuallyHidden>
        <VisibleText text={names.join(", ")} />
      </VisuallyHidden>
      {names.slice(0, max).map((name) => (
        <AgentAvatar key={name} name={name} />
      ))}
      {hidden > 0 ? <span className={styles["more"]}>+{hidden}</span> : null}
    </span>
  );
}

import { Anchor, Text } from "@mantine/core";
import { Instant } from "@/components/shared/instant";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { VisibleText } from "@/components/shared/visible-text";
import type { MarkerDto } from "@/lib/contracts/marker";
import { MARKER_LOOKS } from "./marker-look";
import styles from "./markers.module.css";
import type { Markers } from "./use-markers";

/** What the dotted lines of a chart are. Nothing where nothing is marked. */
export function MarkerList({ markers }: { markers: Markers }) {
  const { items, isComplete, problem } = markers;
  if (problem) return <ProblemAlert title="The markers could not be read" problem={problem} />;
  if (items.length === 0) return null;
  return (
    <details>
      <summary>
        {items.length === 1 ? "1 marker" : `${items.length} markers`}
        {isComplete ? "" : ", and earlier ones"}
      </summary>
      <ul className={styles["list"]}>
        {items.map((marker) => (
          <li key={marker.key}>
            <Marker marker={marker} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Marker({ marker: { kind, title, url, at, created_by: by } }: { marker: MarkerDto }) {
  const { label, icon: IconOfKind } = MARKER_LOOKS[kind];
  return (
    <>
      <IconOfKind size={14} aria-label={label} className={styles["icon"]} />
      <span className={styles["title"]}>
        {url === null ? (
          <VisibleText text={title} />
        ) : (
          <Anchor href={url} target="_blank" rel="noreferrer noopener" size="sm">
            <VisibleText text={title} />
          </Anchor>
        )}
      </span>
      <Text component="span" size="xs" c="dimmed">
        <Instant at={at} />, by {by}
      </Text>
    </>
  );
}

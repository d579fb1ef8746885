import { Text } from "@mantine/core";
import { Instant } from "@/components/shared/instant";
import { VisibleText } from "@/components/shared/visible-text";
import { Panel } from "@/components/ui/panel";
import type { FindingCauseDetail } from "@/lib/contracts/finding-cause";
import styles from "./findings.module.css";

const DONE = { open: "reopened it", muted: "muted it", resolved: "resolved it" };

export function CauseHistory({ history }: Pick<FindingCauseDetail, "history">) {
  return (
    <Panel title="History">
      {history.length === 0 ? (
        <Text c="dimmed">Nobody has muted or resolved it yet.</Text>
      ) : (
        <ol className={styles["history"]}>
          {history.map(({ status, changed_by: by, reason, at }) => (
            <li key={`${at} ${status}`}>
              <Instant at={at} />{" "}
              {by === null ? (
                "It was found again and is open."
              ) : (
                <>
                  <bdi>{by}</bdi> {DONE[status]}
                </>
              )}
              {reason === null ? null : (
                <>
                  : <VisibleText text={reason} />
                </>
              )}
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}

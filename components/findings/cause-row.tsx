import { UnstyledButton } from "@mantine/core";
import { Instant } from "@/components/shared/instant";
import { SeverityBadge } from "@/components/shared/severity-badge";
import { Sparkline } from "@/components/shared/sparkline";
import type { FindingCauseDto } from "@/lib/contracts/finding-cause";
import { formatQuantity } from "@/lib/format/count";
import { formatFindingKind } from "@/lib/format/finding-kind";
import { CauseOrigin } from "./cause-origin";
import styles from "./findings.module.css";

type CauseRowProps = { cause: FindingCauseDto; isSelected: boolean; onSelect: () => void };

export function CauseRow({ cause, isSelected, onSelect }: CauseRowProps) {
  return (
    <UnstyledButton
      className={styles["row"] ?? ""}
      onClick={onSelect}
      aria-current={isSelected || undefined}
    >
      <span className={styles["words"]}>
        <span className={styles["title"]}>{formatFindingKind(cause.kind)}</span>
        <span className={styles["facts"]}>
          <SeverityBadge severity={cause.severity} />
          <CauseOrigin origin={cause.origin} />
        </span>
        <span className={styles["facts"]}>
          <span>
            {formatQuantity(cause.count, "time")} in {formatQuantity(cause.traces, "trace")}
          </span>
          <span>
            last <Instant at={cause.last_at} />
          </span>
        </span>
      </span>
      <Sparkline values={cause.trend} />
    </UnstyledButton>
  );
}

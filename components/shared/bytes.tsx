import { formatBytes } from "@/lib/format/bytes";
import { formatQuantity } from "@/lib/format/count";
import styles from "./measure.module.css";
import { Unknown } from "./unknown";

/** A size in the unit that fits, the exact bytes on hover. */
export function Bytes({ bytes }: { bytes: number | null }) {
  if (bytes === null) return <Unknown what="size" />;
  return (
    <span className={styles["measure"]} title={formatQuantity(bytes, "byte")}>
      {formatBytes(bytes)}
    </span>
  );
}

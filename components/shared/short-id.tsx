import { shortenId } from "@/lib/format/short-id";
import { CopyButton } from "./copy-button";
import styles from "./short-id.module.css";

/** An id by its first characters, with a button that copies all of it. */
export function ShortId({ id, what = "id" }: { id: string; what?: string }) {
  return (
    <span className={styles["id"]}>
      <span title={id}>{shortenId(id)}</span>
      <CopyButton value={id} label={`Copy ${what}`} />
    </span>
  );
}

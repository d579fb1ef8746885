import { formatCount } from "@/lib/format/count";
import styles from "./json-view.module.css";

const CLIPPED_CHARS = 400;
/** A line beyond this would freeze the layout; the copy button still gives all of it. */
const LONG_CHARS_MAX = 50_000;

type LongTextProps = {
  text: string;
  className: string | undefined;
  isLong: boolean;
  onToggle: () => void;
};

/** A text that shows its first characters until it is asked for more. */
export function LongText({ text, className, isLong, onToggle }: LongTextProps) {
  if (text.length <= CLIPPED_CHARS) return <span className={className}>{text}</span>;
  const shown = text.slice(0, isLong ? LONG_CHARS_MAX : CLIPPED_CHARS);
  return (
    <>
      <span className={className}>{shown}</span>
      {shown.length < text.length ? <span className={styles["size"]}>…</span> : null}
      <button type="button" className={styles["more"]} aria-expanded={isLong} onClick={onToggle}>
        {isLong ? "Show less" : `Show all ${formatCount(text.length)} characters`}
      </button>
    </>
  );
}

import { VisibleText } from "@/components/shared/visible-text";
import { formatCount } from "@/lib/format/count";
import styles from "./json-view.module.css";

const CLIPPED_CHARS = 400;
/** More than this would freeze the layout; larger payloads are shown in parts. */
const LONG_CHARS_MAX = 300_000;

type LongTextProps = {
  text: string;
  className: string | undefined;
  isLong: boolean;
  onToggle: () => void;
};

/** A text that shows its first characters until it is asked for more. */
export function LongText({ text, className, isLong, onToggle }: LongTextProps) {
  if (text.length <= CLIPPED_CHARS) return <VisibleText text={text} className={className} />;
  const shown = text.slice(0, isLong ? LONG_CHARS_MAX : CLIPPED_CHARS);
  return (
    <>
      <VisibleText text={shown} className={className} />
      <span className={styles["size"]}>
        {shown.length < text.length
          ? `… ${formatCount(shown.length)} of ${formatCount(text.length)} characters`
          : ""}
      </span>
      <button type="button" className={styles["more"]} aria-expanded={isLong} onClick={onToggle}>
        {isLong ? "Show less" : "Show more"}
      </button>
    </>
  );
}

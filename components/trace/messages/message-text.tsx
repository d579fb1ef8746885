"use client";

import { useState } from "react";
import { VisibleText } from "@/components/shared/visible-text";
import { formatCount } from "@/lib/format/count";
import styles from "./messages.module.css";

const CLIPPED_CHARS = 800;

type MessageTextProps = {
  text: string;
  /** All of it, of which `text` may be the beginning. */
  chars: number;
};

/** A text somebody wrote, as text: its beginning first, and always how much of it is shown. */
export function MessageText({ text, chars }: MessageTextProps) {
  const [isLong, setLong] = useState(false);
  const shown = isLong ? text : text.slice(0, CLIPPED_CHARS);
  return (
    <div className={styles["text"]}>
      <VisibleText text={shown} />
      {shown.length < chars ? (
        <span className={styles["rest"]}>
          {" "}
          … {formatCount(shown.length)} of {formatCount(chars)} characters
        </span>
      ) : null}
      {text.length > CLIPPED_CHARS ? (
        <button
          type="button"
          className={styles["more"]}
          aria-expanded={isLong}
          onClick={() => setLong(!isLong)}
        >
          {isLong ? "Show less" : "Show more"}
        </button>
      ) : null}
    </div>
  );
}

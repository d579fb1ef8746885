"use client";

import { Hint } from "@/components/ui/hint";
import { useHydrated } from "@/components/ui/use-hydrated";
import { useNow } from "@/components/ui/use-now";
import {
  formatLocalClock,
  formatLocalInstant,
  formatRelative,
  formatUtcInstant,
} from "@/lib/format/instant";
import styles from "./measure.module.css";
import { Unknown } from "./unknown";

/** `date`: day and time. `clock`: time with milliseconds, for rows of one trace. */
type InstantStyle = "date" | "clock";

/**
 * A time in the reader's zone, the exact UTC on hover.
 * The server does not know the zone, so UTC stands there until the page is hydrated.
 */
export function Instant({ at, as = "date" }: { at: string | null; as?: InstantStyle }) {
  const hydrated = useHydrated();
  if (at === null) return <Unknown what="time" />;
  const zone = hydrated ? undefined : "UTC";
  return <TimeWithUtc at={at}>{formatAs(as, at, zone)}</TimeWithUtc>;
}

/** `3 s ago`, counting on; the exact UTC on hover. */
export function RelativeInstant({ at, everyMs = 1_000 }: { at: string; everyMs?: number }) {
  const now = useNow(everyMs);
  const text =
    now === undefined
      ? formatUtcInstant(at).slice(0, 16)
      : formatRelative(at, notBefore(at, now, everyMs));
  return <TimeWithUtc at={at}>{text}</TimeWithUtc>;
}

function TimeWithUtc({ at, children }: { at: string; children: string }) {
  return (
    <Hint label={formatUtcInstant(at)}>
      <time className={styles["measure"]} dateTime={at}>
        {children}
      </time>
    </Hint>
  );
}

/** The clock stands still between ticks: what came since the last one is not in the future. */
function notBefore(at: string, now: Date, everyMs: number): Date {
  const atMs = new Date(at).getTime();
  const isSinceTick = atMs > now.getTime() && atMs - now.getTime() <= everyMs;
  return isSinceTick ? new Date(atMs) : now;
}

function formatAs(style: InstantStyle, at: string, timeZone: string | undefined): string {
  if (style === "clock") return formatLocalClock(at, timeZone);
  return formatLocalInstant(at, new Date(), timeZone === undefined ? {} : { timeZone });
}

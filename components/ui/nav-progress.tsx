"use client";

import { useLinkStatus } from "next/link";
import styles from "./nav-progress.module.css";

/** Inside a link (positioned): says that its page is on the way, once that takes long enough to be noticed. */
export function NavProgress() {
  const { pending } = useLinkStatus();
  return <span className={styles["root"]} data-pending={pending || undefined} aria-hidden />;
}

"use client";

import { useLinkStatus } from "next/link";
import styles from "./nav.module.css";

/** Inside a link: says that its page is on the way, once that takes long enough to be noticed. */
export function NavProgress() {
  const { pending } = useLinkStatus();
  return <span className={styles["progress"]} data-pending={pending || undefined} aria-hidden />;
}

import Link from "next/link";
import styles from "./plain.module.css";

/** For an address that leads nowhere. It comes with every page, so it is plain elements. */
export function NothingHere() {
  return (
    <div className={styles["nothing"]}>
      <h1 className={styles["title"]}>There is nothing at this address</h1>
      <p>The link may be old, or it belongs to a project that you cannot see.</p>
      <Link href="/" className={styles["button"] ?? ""}>
        Go to Baton
      </Link>
    </div>
  );
}

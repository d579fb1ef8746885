import { BatonMark } from "@/components/ui/baton-mark";
import styles from "./auth.module.css";

export default function AuthLayout({ children }: LayoutProps<"/">) {
  return (
    <main className={styles["page"]}>
      <div className={styles["card"]}>
        <div className={styles["brand"]}>
          <BatonMark size={22} />
          Baton
        </div>
        {children}
      </div>
    </main>
  );
}

"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { bringIntoSight } from "@/components/ui/bring-into-sight";
import { NavProgress } from "@/components/ui/nav-progress";
import { useViewParams } from "@/lib/client/use-view-params";
import { viewHref } from "@/lib/client/view-params";
import styles from "./settings-tabs.module.css";

const TABS = [
  { path: "/settings/keys", label: "API keys" },
  { path: "/settings/members", label: "Members" },
  { path: "/settings/ingest", label: "Ingest health" },
  { path: "/settings/masking", label: "Masking" },
  { path: "/settings/vault", label: "Vault" },
  { path: "/settings/approvals", label: "Approval policy" },
  { path: "/settings/notifications", label: "Notifications" },
  { path: "/settings/thresholds", label: "Thresholds" },
  { path: "/settings/data", label: "Data" },
  { path: "/settings/audit", label: "Audit log" },
  { path: "/settings/demo", label: "Demo data" },
  { path: "/settings/account", label: "Account" },
] as const;

export function SettingsTabs() {
  const pathname = usePathname();
  const [view] = useViewParams();
  return (
    <nav aria-label="Settings">
      <ul className={styles["tabs"]}>
        {TABS.map(({ path, label }) => {
          const isHere = pathname === path;
          return (
            <li key={path}>
              <Link
                ref={isHere ? bringIntoSight : null}
                href={viewHref(path, view)}
                className={styles["tab"]}
                aria-current={isHere ? "page" : undefined}
              >
                {label}
                <NavProgress />
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

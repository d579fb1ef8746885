import { Kbd } from "@mantine/core";
import {
  IconArrowRampRight,
  IconArrowsRightLeft,
  IconBellRinging,
  IconBook2,
  IconChalkboard,
  IconBug,
  IconFilterX,
  type Icon,
  IconKeyboard,
  IconLayoutDashboard,
  IconPlayerPlay,
  IconPlug,
  IconReportAnalytics,
  IconScale,
  IconSettings,
  IconStars,
  IconUsersGroup,
  IconUserQuestion,
} from "@tabler/icons-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { BatonMark } from "@/components/ui/baton-mark";
import { NAV_TARGETS, type NavTarget } from "@/lib/client/shortcuts";
import { NavProgress } from "@/components/ui/nav-progress";
import { useViewParams } from "@/lib/client/use-view-params";
import { viewHref } from "@/lib/client/view-params";
import { ApprovalsBadge } from "./approvals-badge";
import styles from "./nav.module.css";

const NAV_ICONS: Record<NavTarget["path"], Icon> = {
  "/": IconLayoutDashboard,
  "/traces": IconArrowsRightLeft,
  "/agents": IconUsersGroup,
  "/gaps": IconFilterX,
  "/findings": IconBug,
  "/alerts": IconBellRinging,
  "/effects": IconScale,
  "/ratings": IconStars,
  "/report": IconReportAnalytics,
  "/runs": IconPlayerPlay,
  "/routing": IconArrowRampRight,
  "/blackboard": IconChalkboard,
  "/approvals": IconUserQuestion,
  "/connect": IconPlug,
  "/docs": IconBook2,
  "/settings": IconSettings,
};

type NavProps = {
  hasProject: boolean;
  inDrawer?: boolean;
  onNavigate?: () => void;
  onOpenShortcuts: () => void;
};

export function Nav({ hasProject, inDrawer = false, onNavigate, onOpenShortcuts }: NavProps) {
  const pathname = usePathname();
  const [view] = useViewParams();
  return (
    <nav className={styles["root"]} aria-label="Main">
      {inDrawer ? null : (
        <Link href={viewHref("/", view)} className={styles["brand"]}>
          <BatonMark />
          Baton
        </Link>
      )}
      <ul className={styles["list"]}>
        {NAV_TARGETS.map(({ path, label }) => {
          const IconOfPage = NAV_ICONS[path];
          const isHere = pathname === path || pathname.startsWith(`${path}/`);
          return (
            <li key={path}>
              <Link
                href={viewHref(path, view)}
                className={styles["link"]}
                aria-current={isHere ? "page" : undefined}
                onClick={() => onNavigate?.()}
              >
                <IconOfPage size={17} stroke={1.75} aria-hidden />
                {label}
                {path === "/approvals" && hasProject ? <ApprovalsBadge /> : null}
                <NavProgress />
              </Link>
            </li>
          );
        })}
      </ul>
      <div className={styles["foot"]}>
        <button type="button" className={styles["link"]} onClick={onOpenShortcuts}>
          <IconKeyboard size={17} stroke={1.75} aria-hidden />
          Shortcuts
          <Kbd size="xs" className={styles["key"] ?? ""}>
            ?
          </Kbd>
        </button>
      </div>
    </nav>
  );
}

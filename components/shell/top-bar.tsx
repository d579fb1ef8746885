import { ActionIcon, Burger, Kbd, UnstyledButton } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { usePathname } from "next/navigation";
import { classNames } from "@/components/ui/class-names";
import type { ProjectDto } from "@/lib/contracts/project";
import { ColorSchemeToggle } from "./color-scheme-toggle";
import { LiveToggle } from "./live-toggle";
import { ProjectMenu } from "./project-menu";
import { RangeMenu } from "./range-menu";
import styles from "./top-bar.module.css";
import { type ShellUser, UserMenu } from "./user-menu";

type TopBarProps = {
  user: ShellUser;
  projects: readonly ProjectDto[];
  onOpenNav: () => void;
  onOpenPalette: () => void;
  onOpenShortcuts: () => void;
};

export function TopBar({ user, projects, onOpenNav, onOpenPalette, ...rest }: TopBarProps) {
  const pathname = usePathname();
  // A single trace has its own time; only lists and charts are cut by the range.
  const hasRange =
    pathname === "/" ||
    pathname === "/traces" ||
    /^\/(?:agents|pairs|gaps|findings|effects|report)(?:\/|$)/.test(pathname);
  const hasLive = pathname === "/" || /^\/(?:traces|findings)/.test(pathname);
  return (
    <div className={styles["bar"]}>
      <Burger hiddenFrom="sm" size="sm" aria-label="Open navigation" onClick={onOpenNav} />
      <ProjectMenu projects={projects} />
      <div className={styles["end"]}>
        <UnstyledButton
          className={classNames(styles["search"])}
          visibleFrom="md"
          onClick={onOpenPalette}
        >
          <IconSearch size={14} aria-hidden />
          Go to page or trace
          <Kbd size="xs">Ctrl K</Kbd>
        </UnstyledButton>
        <ActionIcon hiddenFrom="md" aria-label="Go to page or trace" onClick={onOpenPalette}>
          <IconSearch size={17} />
        </ActionIcon>
        {hasRange ? <RangeMenu /> : null}
        {hasLive ? <LiveToggle /> : null}
        <ColorSchemeToggle />
        <UserMenu user={user} onOpenShortcuts={rest.onOpenShortcuts} />
      </div>
    </div>
  );
}

"use client";

import { AppShell, Drawer } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useRouter } from "next/navigation";
import { type ReactNode, Suspense } from "react";
import { useViewParams } from "@/lib/client/use-view-params";
import { viewHref } from "@/lib/client/view-params";
import type { ProjectDto } from "@/lib/contracts/project";
import { CommandPalette } from "./command-palette";
import styles from "./console-shell.module.css";
import { Nav } from "./nav";
import { ShortcutsModal } from "./shortcuts-modal";
import { TopBar } from "./top-bar";
import type { ShellUser } from "./user-menu";
import { useShortcuts } from "./use-shortcuts";

const HEADER_PX = 48;
const NAVBAR_PX = 208;
const MAIN_ID = "main";

type ConsoleShellProps = {
  user: ShellUser;
  projects: readonly ProjectDto[];
  children: ReactNode;
};

/** Navigation, top bar, palette and shortcuts around every signed-in page. */
export function ConsoleShell(props: ConsoleShellProps) {
  return (
    <Suspense>
      <Shell {...props} />
    </Suspense>
  );
}

function Shell({ user, projects, children }: ConsoleShellProps) {
  const router = useRouter();
  const [view] = useViewParams();
  const [isNavOpen, nav] = useDisclosure(false);
  const [areShortcutsOpen, shortcuts] = useDisclosure(false);
  useShortcuts({
    onGo: ({ path }) => router.push(viewHref(path, view)),
    onHelp: shortcuts.open,
  });

  return (
    <AppShell
      layout="alt"
      header={{ height: HEADER_PX }}
      navbar={{ width: NAVBAR_PX, breakpoint: "sm", collapsed: { mobile: true } }}
      padding={{ base: "md", sm: "lg" }}
    >
      <a href={`#${MAIN_ID}`} className={styles["skip"]}>
        Skip to content
      </a>
      <AppShell.Header className={styles["header"] ?? ""}>
        <TopBar
          user={user}
          projects={projects}
          onOpenNav={nav.open}
          onOpenShortcuts={shortcuts.open}
        />
      </AppShell.Header>
      <AppShell.Navbar className={styles["navbar"] ?? ""}>
        <Nav onOpenShortcuts={shortcuts.open} />
      </AppShell.Navbar>
      <Drawer
        opened={isNavOpen}
        onClose={nav.close}
        title="Baton"
        size={NAVBAR_PX + 72}
        hiddenFrom="sm"
      >
        <Nav inDrawer onNavigate={nav.close} onOpenShortcuts={shortcuts.open} />
      </Drawer>
      <AppShell.Main id={MAIN_ID} className={styles["main"] ?? ""}>
        {children}
      </AppShell.Main>
      <CommandPalette onOpenShortcuts={shortcuts.open} />
      <ShortcutsModal opened={areShortcutsOpen} onClose={shortcuts.close} />
    </AppShell>
  );
}

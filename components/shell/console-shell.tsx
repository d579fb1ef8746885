"use client";

import { AppShell, Drawer } from "@mantine/core";
import { useDisclosure, useHotkeys } from "@mantine/hooks";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { type ReactNode, Suspense, useState } from "react";
import { useViewParams } from "@/lib/client/use-view-params";
import { viewHref } from "@/lib/client/view-params";
import type { ProjectDto } from "@/lib/contracts/project";
import styles from "./console-shell.module.css";
import { Nav } from "./nav";
import { ShortcutsModal } from "./shortcuts-modal";
import { TopBar } from "./top-bar";
import type { ShellUser } from "./user-menu";
import { useChanges } from "./use-changes";
import { useShortcuts } from "./use-shortcuts";

/** Loads when it is asked for the first time. */
const CommandPalette = dynamic(
  () => import("./command-palette").then((module) => module.CommandPalette),
  { ssr: false },
);

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
  const [paletteAsked, setPaletteAsked] = useState(0);
  const hasProject = projects.some(({ slug }) => view.project === null || slug === view.project);
  useChanges(view.project, hasProject);
  const openPalette = () => setPaletteAsked((times) => times + 1);
  useHotkeys([["mod+K", openPalette]], []);
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
          onOpenPalette={openPalette}
          onOpenShortcuts={shortcuts.open}
        />
      </AppShell.Header>
      <AppShell.Navbar className={styles["navbar"] ?? ""}>
        <Nav hasProject={hasProject} onOpenShortcuts={shortcuts.open} />
      </AppShell.Navbar>
      <Drawer
        opened={isNavOpen}
        onClose={nav.close}
        title="Baton"
        size={NAVBAR_PX + 72}
        hiddenFrom="sm"
      >
        <Nav
          hasProject={hasProject}
          inDrawer
          onNavigate={nav.close}
          onOpenShortcuts={shortcuts.open}
        />
      </Drawer>
      <AppShell.Main id={MAIN_ID} className={styles["main"] ?? ""}>
        {children}
      </AppShell.Main>
      {paletteAsked > 0 ? (
        <CommandPalette asked={paletteAsked} onOpenShortcuts={shortcuts.open} />
      ) : null}
      <ShortcutsModal opened={areShortcutsOpen} onClose={shortcuts.close} />
    </AppShell>
  );
}

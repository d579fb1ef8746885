"use client";

import { useDisclosure, useHotkeys } from "@mantine/hooks";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { type ReactNode, Suspense, useState } from "react";
import { alive } from "@/components/ui/alive";
import { classNames } from "@/components/ui/class-names";
import { useViewParams } from "@/lib/client/use-view-params";
import { viewHref } from "@/lib/client/view-params";
import type { ProjectDto } from "@/lib/contracts/project";
import styles from "./console-shell.module.css";
import { Nav } from "./nav";
import type { ShellUser } from "./user-menu";
import { useChanges } from "./use-changes";
import { useShortcuts } from "./use-shortcuts";

const NavDrawer = dynamic(() => import("./nav-drawer").then((module) => module.NavDrawer), {
  ssr: false,
});

/** Drawn by the server; its menus come to life after what the page is for. */
const TopBar = dynamic(() => import("./top-bar").then((module) => alive(module.TopBar)), {
  loading: () => null,
});

const ShortcutsModal = dynamic(
  () => import("./shortcuts-modal").then((module) => module.ShortcutsModal),
  { ssr: false },
);

/** Loads when it is asked for the first time. */
const CommandPalette = dynamic(
  () => import("./command-palette").then((module) => module.CommandPalette),
  { ssr: false },
);

const DRAWER_PX = 280;
/** While a dialog takes the scroll bar away; named by the library that does it. */
const KEEPS_PLACE = "right-scroll-bar-position";
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
    <div className={styles["shell"]}>
      <a href={`#${MAIN_ID}`} className={styles["skip"]}>
        Skip to content
      </a>
      <header className={classNames(styles["header"], KEEPS_PLACE)}>
        <TopBar
          user={user}
          projects={projects}
          onOpenNav={nav.open}
          onOpenPalette={openPalette}
          onOpenShortcuts={shortcuts.open}
        />
      </header>
      <div className={styles["navbar"]}>
        <Nav hasProject={hasProject} onOpenShortcuts={shortcuts.open} />
      </div>
      <NavDrawer
        opened={isNavOpen}
        widthPx={DRAWER_PX}
        hasProject={hasProject}
        onClose={nav.close}
        onOpenShortcuts={shortcuts.open}
      />
      <main id={MAIN_ID} className={styles["main"]}>
        {children}
      </main>
      {paletteAsked > 0 ? (
        <CommandPalette asked={paletteAsked} onOpenShortcuts={shortcuts.open} />
      ) : null}
      <ShortcutsModal opened={areShortcutsOpen} onClose={shortcuts.close} />
    </div>
  );
}

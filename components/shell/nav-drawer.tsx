import { Drawer } from "@mantine/core";
import { Nav } from "./nav";

type NavDrawerProps = {
  opened: boolean;
  widthPx: number;
  hasProject: boolean;
  onClose: () => void;
  onOpenShortcuts: () => void;
};

/** The navigation of a narrow screen. */
export function NavDrawer({ opened, widthPx, hasProject, ...on }: NavDrawerProps) {
  return (
    <Drawer opened={opened} onClose={on.onClose} title="Baton" size={widthPx} hiddenFrom="sm">
      <Nav
        hasProject={hasProject}
        inDrawer
        onNavigate={on.onClose}
        onOpenShortcuts={on.onOpenShortcuts}
      />
    </Drawer>
  );
}

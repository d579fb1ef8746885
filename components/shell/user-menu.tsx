import { ActionIcon, Menu, Text, useMantineColorScheme } from "@mantine/core";
import {
  IconDeviceDesktop,
  IconKeyboard,
  IconLogout,
  IconMoon,
  IconSun,
  IconUserCircle,
} from "@tabler/icons-react";
import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useViewParams } from "@/lib/client/use-view-params";
import { viewHref } from "@/lib/client/view-params";

export type ShellUser = { id: string; name: string; email: string };

const ICON_PX = 15;

export function UserMenu({
  user,
  onOpenShortcuts,
}: {
  user: ShellUser;
  onOpenShortcuts: () => void;
}) {
  const router = useRouter();
  const [view] = useViewParams();
  const { setColorScheme } = useMantineColorScheme();
  const client = useQueryClient();
  const leaving = useMutation({ mutationFn: () => leave(client) });
  return (
    <Menu position="bottom-end" width={240} withinPortal={false}>
      <Menu.Target>
        <ActionIcon aria-label={`Account of ${user.name}`}>
          <IconUserCircle size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text fw={500} c="var(--text)" truncate>
            {user.name}
          </Text>
          <Text size="xs" truncate>
            {user.email}
          </Text>
        </Menu.Label>
        <Menu.Item
          leftSection={<IconUserCircle size={ICON_PX} />}
          onClick={() => router.push(viewHref("/settings/account", view))}
        >
          Account
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={ICON_PX} />} onClick={onOpenShortcuts}>
          Keyboard shortcuts
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>Appearance</Menu.Label>
        <Menu.Item
          leftSection={<IconDeviceDesktop size={ICON_PX} />}
          onClick={() => setColorScheme("auto")}
        >
          As the system
        </Menu.Item>
        <Menu.Item leftSection={<IconSun size={ICON_PX} />} onClick={() => setColorScheme("light")}>
          Light
        </Menu.Item>
        <Menu.Item leftSection={<IconMoon size={ICON_PX} />} onClick={() => setColorScheme("dark")}>
          Dark
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconLogout size={ICON_PX} />}
          closeMenuOnClick={false}
          disabled={leaving.isPending}
          onClick={() => leaving.mutate()}
        >
          Sign out
          {leaving.isError ? (
            <Text size="xs" c="red" role="alert">
              {leaving.error.message}
            </Text>
          ) : null}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** The authentication client is needed for this alone, so it loads when it is. */
async function leave(client: QueryClient): Promise<void> {
  const { signOut } = await import("@/lib/client/auth");
  await signOut(client);
}

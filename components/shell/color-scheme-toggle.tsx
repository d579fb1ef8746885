import {
  ActionIcon,
  Box,
  Tooltip,
  useComputedColorScheme,
  useMantineColorScheme,
} from "@mantine/core";
import { IconMoon, IconSun } from "@tabler/icons-react";

/** Both icons are rendered and CSS shows one, so the server need not know the scheme. */
export function ColorSchemeToggle() {
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme("light");
  return (
    <Tooltip label="Switch between light and dark">
      <ActionIcon
        visibleFrom="xs"
        aria-label="Switch between light and dark"
        onClick={() => setColorScheme(scheme === "dark" ? "light" : "dark")}
      >
        <Box component="span" darkHidden>
          <IconMoon size={17} style={{ display: "block" }} aria-hidden />
        </Box>
        <Box component="span" lightHidden>
          <IconSun size={17} style={{ display: "block" }} aria-hidden />
        </Box>
      </ActionIcon>
    </Tooltip>
  );
}

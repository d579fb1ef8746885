import { Kbd, useMantineColorScheme } from "@mantine/core";
import { Spotlight, spotlight, type SpotlightActionData } from "@mantine/spotlight";
import {
  IconArrowRight,
  IconDatabasePlus,
  IconKeyboard,
  IconMoon,
  IconRobot,
  IconRoute,
  IconSearch,
  IconSun,
} from "@tabler/icons-react";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { NAV_TARGETS } from "@/lib/client/shortcuts";
import { useViewParams } from "@/lib/client/use-view-params";
import { traceHref, viewHref, type ViewParams } from "@/lib/client/view-params";
import { toTraceId } from "./trace-id";

const ICON_PX = 16;

type CommandPaletteProps = {
  /** How many times it was asked for. */
  asked: number;
  onOpenShortcuts: () => void;
};

/** Ctrl K: pages, a pasted trace id, and the few actions that work from anywhere. */
export function CommandPalette({ asked, onOpenShortcuts }: CommandPaletteProps) {
  const router = useRouter();
  const [view] = useViewParams();
  const { setColorScheme } = useMantineColorScheme();
  const [query, setQuery] = useState("");
  const go = (href: Route) => router.push(href);
  // The palette's own store, which opens and closes it.
  useEffect(() => {
    if (asked > 0) spotlight.open();
  }, [asked]);
  const actions: SpotlightActionData[] = [
    ...traceActions(query, view, go),
    ...pageActions(view, go),
    ...searchActions(query, view, go),
    {
      id: "demo",
      label: "Load the demo…",
      description: "Example traces to look around in",
      leftSection: <IconDatabasePlus size={ICON_PX} />,
      onClick: () => go(viewHref("/settings/demo", view)),
    },
    {
      id: "light",
      label: "Use the light theme",
      leftSection: <IconSun size={ICON_PX} />,
      onClick: () => setColorScheme("light"),
    },
    {
      id: "dark",
      label: "Use the dark theme",
      leftSection: <IconMoon size={ICON_PX} />,
      onClick: () => setColorScheme("dark"),
    },
    {
      id: "shortcuts",
      label: "Show keyboard shortcuts",
      leftSection: <IconKeyboard size={ICON_PX} />,
      onClick: onOpenShortcuts,
    },
  ];

  return (
    <Spotlight
      actions={actions}
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      highlightQuery
      attributes={{ content: { "aria-label": "Command palette" } }}
      overlayProps={{ backgroundOpacity: 0.45, blur: 0 }}
      scrollable
      searchProps={{
        placeholder: "Go to a page, or paste a trace id",
        "aria-label": "Go to a page, or paste a trace id",
        leftSection: <IconSearch size={ICON_PX} />,
      }}
    />
  );
}

type Go = (href: Route) => void;

function traceActions(query: string, view: ViewParams, go: Go): SpotlightActionData[] {
  const traceId = toTraceId(query);
  if (traceId === undefined) return [];
  return [
    {
      id: "trace",
      label: `Open trace ${traceId}`,
      keywords: [query],
      leftSection: <IconRoute size={ICON_PX} />,
      onClick: () => go(traceHref(traceId, view)),
    },
  ];
}

/** Whatever was typed leads somewhere: to the traces of that name, or of that agent. */
function searchActions(query: string, view: ViewParams, go: Go): SpotlightActionData[] {
  const text = query.trim();
  if (text === "") return [];
  const search = (filter: "text" | "agent") =>
    go(viewHref(`/traces?${new URLSearchParams({ [filter]: text })}`, view));
  return [
    {
      id: "search",
      label: `Search traces for “${text}”`,
      keywords: [query],
      leftSection: <IconSearch size={ICON_PX} />,
      onClick: () => search("text"),
    },
    {
      id: "agent",
      label: `Traces with the agent “${text}”`,
      keywords: [query],
      leftSection: <IconRobot size={ICON_PX} />,
      onClick: () => search("agent"),
    },
  ];
}

function pageActions(view: ViewParams, go: Go): SpotlightActionData[] {
  return NAV_TARGETS.map(({ path, label, key }) => ({
    id: path,
    label: `Go to ${label}`,
    leftSection: <IconArrowRight size={ICON_PX} />,
    rightSection: (
      <span>
        <Kbd size="xs">g</Kbd> <Kbd size="xs">{key}</Kbd>
      </span>
    ),
    onClick: () => go(viewHref(path, view)),
  }));
}

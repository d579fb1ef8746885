import { createTheme, type CSSVariablesResolver, type MantineThemeComponents } from "@mantine/core";

/** The one place of colours. A value is `[light, dark]`, or one string for both. */
type Token = string | readonly [light: string, dark: string];
type Tokens = Readonly<Record<`--${string}`, Token>>;

/** Large areas, lines and words. */
export const SURFACE_TOKENS = {
  "--surface-page": ["#f6f7f9", "#0e1013"],
  "--surface": ["#ffffff", "#15171b"],
  "--surface-raised": ["#ffffff", "#1b1e23"],
  "--surface-sunken": ["#f1f2f5", "#0b0d0f"],
  "--surface-hover": ["#f3f4f7", "#1d2026"],
  "--surface-selected": ["#eef0fe", "#20233f"],
  "--border": ["#e4e6eb", "#272b32"],
  "--border-strong": ["#cdd1d9", "#3a3f49"],
  "--border-control": ["#8a909e", "#656c7b"],
  "--text": ["#1a1d23", "#e7e9ed"],
  "--text-muted": ["#596070", "#9ba2b0"],
  "--accent": ["#5158dd", "#7d86f2"],
  "--accent-text": ["#4348c4", "#a9b1fb"],
  "--accent-subtle": ["#eef0fe", "#20233f"],
  "--focus": ["#5158dd", "#8f97f8"],
} satisfies Tokens;

/** Per tone: words and icons; the ground under them; lines, bars and edges. */
export const TONE_TOKENS = {
  "--tone-succeeded": ["#0a756a", "#40c9b6"],
  "--tone-succeeded-subtle": ["#e2f5f1", "#0f2a27"],
  "--tone-succeeded-line": ["#12998a", "#1fae9d"],
  "--tone-failed": ["#bd272c", "#ff8a8a"],
  "--tone-failed-subtle": ["#fdecec", "#381b1d"],
  "--tone-failed-line": ["#dc3f44", "#ec5d5e"],
  "--tone-incomplete": ["#8a5300", "#efb14a"],
  "--tone-incomplete-subtle": ["#fcf2dd", "#30250f"],
  "--tone-incomplete-line": ["#bf7600", "#d9952a"],
  "--tone-waiting": ["#7733c4", "#c9a0ff"],
  "--tone-waiting-subtle": ["#f4ecfd", "#2a1e3d"],
  "--tone-waiting-line": ["#8e4ec6", "#a06bdb"],
  "--tone-in-flight": ["#0a5fbe", "#74b4ff"],
  "--tone-in-flight-subtle": ["#e7f1fd", "#13273d"],
  "--tone-in-flight-line": ["#0d74ce", "#3b92ea"],
  "--tone-neutral": ["#565d6b", "#a6adba"],
  "--tone-neutral-subtle": ["#eef0f3", "#23262d"],
  "--tone-neutral-line": ["#858c9b", "#717887"],
} satisfies Tokens;

/** Agents, the same in both schemes; white words stand on each of them. */
export const AGENT_TOKENS = {
  "--agent-1": "#5158dd",
  "--agent-2": "#0b7a70",
  "--agent-3": "#c2297a",
  "--agent-4": "#8f5c0a",
  "--agent-5": "#0a70a3",
  "--agent-6": "#8243c9",
  "--agent-7": "#2c7a30",
  "--agent-8": "#b4432d",
  "--agent-9": "#5a6478",
  "--agent-10": "#a636ab",
  "--agent-11": "#666f10",
  "--agent-12": "#1f66c1",
  "--agent-ink": "#ffffff",
} satisfies Tokens;

/** Marks of the trace pages: span kinds and the parts of a handoff's latency. */
export const MARK_TOKENS = {
  "--span-agent": ["#5158dd", "#7d86f2"],
  "--span-llm": ["#8e4ec6", "#a873df"],
  "--span-tool": ["#0a7ea4", "#2aa3c9"],
  "--span-guardrail": ["#bf7600", "#d9952a"],
  "--span-human": ["#c2297a", "#df5c9f"],
  "--span-handoff": ["#12998a", "#1fae9d"],
  "--span-other": ["#858c9b", "#717887"],
  "--latency-routing": ["#858c9b", "#717887"],
  "--latency-serialization": ["#0d74ce", "#3b92ea"],
  "--latency-network": ["#12998a", "#1fae9d"],
  "--latency-init": ["#bf7600", "#d9952a"],
  "--latency-deserialization": ["#8e4ec6", "#a06bdb"],
  "--latency-execution": ["#5a6478", "#8f98a8"],
  "--json-key": ["#0a5fbe", "#8cc1ff"],
  "--json-text": ["#0a6e4f", "#7fd1a8"],
  "--json-number": ["#8a5300", "#efb14a"],
  "--json-word": ["#7733c4", "#c9a0ff"],
} satisfies Tokens;

/** Mantine's own words for the same things. */
const MANTINE_TOKENS = {
  "--mantine-color-body": "var(--surface-page)",
  "--mantine-color-text": "var(--text)",
  "--mantine-color-dimmed": "var(--text-muted)",
  "--mantine-color-placeholder": "var(--text-muted)",
  "--mantine-color-anchor": "var(--accent-text)",
  "--mantine-color-error": "var(--tone-failed)",
  "--mantine-color-default": "var(--surface)",
  "--mantine-color-default-hover": "var(--surface-hover)",
  "--mantine-color-default-color": "var(--text)",
  "--mantine-color-default-border": "var(--border-strong)",
} satisfies Tokens;

export const cssVariablesResolver: CSSVariablesResolver = () => {
  const tokens = Object.entries<Token>({
    ...SURFACE_TOKENS,
    ...TONE_TOKENS,
    ...AGENT_TOKENS,
    ...MARK_TOKENS,
    ...MANTINE_TOKENS,
  });
  const inScheme = (scheme: 0 | 1) =>
    Object.fromEntries(
      tokens.map(([name, token]) => [name, typeof token === "string" ? token : token[scheme]]),
    );
  return { variables: {}, light: inScheme(0), dark: inScheme(1) };
};

const FONT = '"Inter Variable", Inter, system-ui, -apple-system, "Segoe UI", sans-serif';
const FONT_MONO =
  'ui-monospace, "SF Mono", SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace';

/** Named for assistive technology; a dialog's header is no second banner of the page. */
const DIALOG = {
  overlayProps: { backgroundOpacity: 0.45 },
  closeButtonProps: { "aria-label": "Close" },
  attributes: { header: { role: "presentation" } },
};

/** Defaults by name: importing the components themselves would put all of them into every page. */
const components: MantineThemeComponents = {
  ActionIcon: { defaultProps: { variant: "subtle", color: "gray" } },
  Anchor: { defaultProps: { size: "sm", underline: "hover" } },
  Badge: { defaultProps: { size: "sm", radius: "xs", tt: "none" } },
  Button: { defaultProps: { size: "xs" } },
  Drawer: { defaultProps: DIALOG },
  Input: { defaultProps: { size: "xs" } },
  Loader: { defaultProps: { size: "sm" } },
  Menu: { defaultProps: { shadow: "md", withInitialFocusPlaceholder: false } },
  Modal: { defaultProps: { ...DIALOG, centered: true } },
  Paper: { defaultProps: { radius: "md" } },
  SegmentedControl: { defaultProps: { size: "xs" } },
  Select: { defaultProps: { allowDeselect: false } },
  Skeleton: { defaultProps: { radius: "xs" } },
  Table: { defaultProps: { verticalSpacing: 6, horizontalSpacing: "sm" } },
  // Scrolled by keys, too, where a table is wider than the screen.
  TableScrollContainer: {
    defaultProps: { scrollAreaProps: { viewportProps: { tabIndex: 0 } } },
  },
  Tabs: { defaultProps: { keepMounted: false } },
  Text: { defaultProps: { size: "sm" } },
  Tooltip: {
    defaultProps: {
      openDelay: 300,
      multiline: true,
      maw: 360,
      events: { hover: true, focus: true, touch: true },
    },
  },
};

export const theme = createTheme({
  primaryColor: "indigo",
  primaryShade: { light: 6, dark: 6 },
  colors: {
    indigo: [
      "#eef0fe",
      "#e0e4ff",
      "#c5ccfe",
      "#a9b1fb",
      "#8f97f8",
      "#6d75ec",
      "#5158dd",
      "#4348c4",
      "#383ca3",
      "#2f3384",
    ],
    dark: [
      "#e7e9ed",
      "#b6bcc8",
      "#9ba2b0",
      "#656c7b",
      "#3a3f49",
      "#272b32",
      "#1b1e23",
      "#15171b",
      "#0e1013",
      "#0b0d0f",
    ],
  },
  fontFamily: FONT,
  fontFamilyMonospace: FONT_MONO,
  fontSizes: { xs: "0.75rem", sm: "0.8125rem", md: "0.875rem", lg: "1rem", xl: "1.25rem" },
  lineHeights: { xs: "1.4", sm: "1.5", md: "1.5", lg: "1.5", xl: "1.4" },
  spacing: { xs: "0.5rem", sm: "0.75rem", md: "1rem", lg: "1.5rem", xl: "2rem" },
  radius: { xs: "4px", sm: "6px", md: "8px", lg: "12px", xl: "16px" },
  defaultRadius: "sm",
  headings: {
    fontFamily: FONT,
    fontWeight: "600",
    sizes: {
      h1: { fontSize: "1.25rem", lineHeight: "1.4" },
      h2: { fontSize: "1rem", lineHeight: "1.4" },
      h3: { fontSize: "0.875rem", lineHeight: "1.4" },
    },
  },
  shadows: {
    xs: "0 1px 2px rgb(10 12 16 / 6%)",
    sm: "0 1px 3px rgb(10 12 16 / 8%)",
    md: "0 6px 24px rgb(10 12 16 / 14%)",
    lg: "0 12px 40px rgb(10 12 16 / 18%)",
    xl: "0 20px 60px rgb(10 12 16 / 22%)",
  },
  cursorType: "pointer",
  respectReducedMotion: true,
  focusRing: "auto",
  components,
});

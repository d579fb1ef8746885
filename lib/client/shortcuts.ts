export type NavTarget = {
  path:
    | "/"
    | "/traces"
    | "/agents"
    | "/gaps"
    | "/findings"
    | "/alerts"
    | "/effects"
    | "/ratings"
    | "/report"
    | "/runs"
    | "/approvals"
    | "/routing"
    | "/blackboard"
    | "/connect"
    | "/docs"
    | "/settings";
  label: string;
  key: string;
};

/** The pages of the console, in the order of the navigation; `key` follows `g`. */
export const NAV_TARGETS: readonly NavTarget[] = [
  { path: "/", label: "Overview", key: "h" },
  { path: "/traces", label: "Traces", key: "t" },
  { path: "/agents", label: "Agents", key: "a" },
  { path: "/gaps", label: "Context gaps", key: "x" },
  { path: "/findings", label: "Findings", key: "f" },
  { path: "/alerts", label: "Alerts", key: "l" },
  { path: "/effects", label: "Effects", key: "e" },
  { path: "/ratings", label: "Ratings", key: "q" },
  { path: "/report", label: "Report", key: "p" },
  { path: "/runs", label: "Runs", key: "r" },
  { path: "/approvals", label: "Approvals", key: "i" },
  { path: "/routing", label: "Routing", key: "o" },
  { path: "/blackboard", label: "Blackboard", key: "b" },
  { path: "/connect", label: "Connect", key: "c" },
  { path: "/docs", label: "Documentation", key: "d" },
  { path: "/settings", label: "Settings", key: "s" },
];

export type Shortcut = { keys: readonly string[]; label: string };

export const SHORTCUT_GROUPS: readonly { title: string; shortcuts: readonly Shortcut[] }[] = [
  {
    title: "Anywhere",
    shortcuts: [
      { keys: ["Ctrl K"], label: "Open the command palette" },
      { keys: ["?"], label: "Show all shortcuts" },
      { keys: ["Esc"], label: "Close what is open" },
    ],
  },
  {
    title: "Go to",
    shortcuts: NAV_TARGETS.map(({ key, label }) => ({ keys: ["g", key], label })),
  },
  {
    title: "In lists",
    shortcuts: [
      { keys: ["j"], label: "Next row" },
      { keys: ["k"], label: "Previous row" },
      { keys: ["Enter"], label: "Open the row" },
      { keys: ["x"], label: "Choose the row to compare it" },
      { keys: ["/"], label: "Type a query" },
    ],
  },
  {
    title: "In a finding",
    shortcuts: [
      { keys: ["m"], label: "Mute, with a reason" },
      { keys: ["r"], label: "Resolve" },
      { keys: ["o"], label: "Reopen" },
    ],
  },
  {
    title: "Rating a sample",
    shortcuts: [
      { keys: ["1"], label: "Bad, and on; up to 5: very good" },
      { keys: ["n"], label: "Add a note" },
      { keys: ["j"], label: "Next handoff" },
      { keys: ["k"], label: "Previous handoff" },
    ],
  },
  {
    title: "In an approval",
    shortcuts: [
      { keys: ["a"], label: "Approve" },
      { keys: ["e"], label: "Edit, then approve" },
      { keys: ["r"], label: "Reject, with a reason" },
      { keys: ["c"], label: "Respond, or add a note" },
      { keys: ["u"], label: "Take a decision back" },
    ],
  },
];

export const LEADER = "g";
export const SEQUENCE_MS = 1_200;

export type KeySequence = { leaderAtMs: number | null };
export const NO_SEQUENCE: KeySequence = { leaderAtMs: null };

/** One step of `g` followed by a page's key, pressed soon enough after one another. */
export function pressKey(
  sequence: KeySequence,
  key: string,
  nowMs: number,
): { sequence: KeySequence; target: NavTarget | undefined } {
  const isFollowing = sequence.leaderAtMs !== null && nowMs - sequence.leaderAtMs <= SEQUENCE_MS;
  const target = isFollowing ? NAV_TARGETS.find((entry) => entry.key === key) : undefined;
  if (target) return { sequence: NO_SEQUENCE, target };
  return {
    sequence: key === LEADER ? { leaderAtMs: nowMs } : NO_SEQUENCE,
    target: undefined,
  };
}

import type { Route } from "next";
import {
  createLoader,
  createParser,
  createSerializer,
  type inferParserType,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";

export const RANGE_PRESETS = ["15m", "1h", "24h", "7d", "30d", "all"] as const;
export type RangePreset = (typeof RANGE_PRESETS)[number];
export const RANGE_DEFAULT: RangePreset = "7d";

const MINUTE_MS = 60_000;
const PRESET_MS: Record<Exclude<RangePreset, "all">, number> = {
  "15m": 15 * MINUTE_MS,
  "1h": 60 * MINUTE_MS,
  "24h": 24 * 60 * MINUTE_MS,
  "7d": 7 * 24 * 60 * MINUTE_MS,
  "30d": 30 * 24 * 60 * MINUTE_MS,
};

const parseAsInstant = createParser({
  parse: (text) => {
    const at = new Date(text);
    return Number.isNaN(at.getTime()) ? null : at.toISOString();
  },
  serialize: (iso: string) => iso,
});

const parseAsSwitch = createParser({
  parse: (text) => (text === "true" || text === "false" ? text === "true" : null),
  serialize: String,
});

/** What every page's URL carries. `from`/`to` make a custom range and win over `range`. */
export const viewParsers = {
  project: parseAsString,
  range: parseAsStringLiteral(RANGE_PRESETS).withDefault(RANGE_DEFAULT),
  from: parseAsInstant,
  to: parseAsInstant,
  live: parseAsSwitch.withDefault(true),
};
export type ViewParams = inferParserType<typeof viewParsers>;
/** The part of the view that says which time is looked at: what cache keys are made of. */
export type ViewRange = Pick<ViewParams, "range" | "from" | "to">;

export const loadViewParams = createLoader(viewParsers);
const serializeView = createSerializer(viewParsers);

/** A path of this app that keeps project, time range and live. */
export function viewHref(path: `/${string}`, view: Partial<ViewParams>): Route {
  const { project, range, from, to, live } = view;
  const kept = Object.entries({ project, range, from, to, live }).filter(
    ([, value]) => value !== undefined,
  );
  const href = serializeView(path, Object.fromEntries(kept));
  if (isRoute(href)) return href;
  throw new Error(`${href} is not a path of this app`);
}

/** The router's types cannot follow a query that is joined at run time; every page is below `/`. */
function isRoute(href: string): href is Route {
  return href.startsWith("/");
}

/** `search` is what else the link carries, such as `?handoff=h1`. */
export function traceHref(traceId: string, view: Partial<ViewParams>, search = ""): Route {
  return viewHref(`/traces/${encodeURIComponent(traceId)}${search}`, view);
}

/** A trace with one of its handoffs selected. */
export function handoffHref(
  { traceId, handoffId }: { traceId: string; handoffId: string },
  view: Partial<ViewParams>,
): Route {
  const trace = traceHref(traceId, view);
  const href = `${trace}${trace.includes("?") ? "&" : "?"}handoff=${encodeURIComponent(handoffId)}`;
  if (isRoute(href)) return href;
  throw new Error(`${href} is not a path of this app`);
}

/** The same view without a border in time. */
export function allTime<View extends Partial<ViewParams>>(view: View) {
  return { ...view, range: "all" as const, from: null, to: null };
}

/** The range as the API takes it, resolved when the request is made. */
export function viewPeriod(view: ViewRange, now: Date): { from?: string; to?: string } {
  if (isCustomRange(view)) {
    return {
      ...(view.from === null ? {} : { from: view.from }),
      ...(view.to === null ? {} : { to: view.to }),
    };
  }
  if (view.range === "all") return {};
  return { from: new Date(now.getTime() - PRESET_MS[view.range]).toISOString() };
}

export function isCustomRange(view: ViewRange): boolean {
  return view.from !== null || view.to !== null;
}

/** Live data makes no sense in a range that has ended. */
export function isLiveView(view: ViewParams): boolean {
  return view.live && view.to === null;
}

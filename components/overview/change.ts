/** Against the period before; whether more is better depends on what is counted. */
export type Change = { text: string; direction: "better" | "worse" | "neutral" | "unchanged" };

type Compared = {
  now: number | null;
  before: number | null;
  whenMore: Exclude<Change["direction"], "unchanged">;
};

const PERCENT = 100;
/** Smaller ones are shown as none. */
const PERCENT_MIN = 0.5;
const POINTS_MIN = 0.05;

/** In percent of what it was; from nothing there is no such change. */
export function relativeChange({ now, before, whenMore }: Compared): Change | null {
  if (now === null || before === null) return null;
  if (before === 0) return now === 0 ? UNCHANGED : null;
  const percent = ((now - before) / before) * PERCENT;
  if (Math.abs(percent) < PERCENT_MIN) return UNCHANGED;
  return {
    text: `${arrow(percent)} ${Math.abs(percent).toFixed(0)} %`,
    ...judge(percent, whenMore),
  };
}

/** A change of a rate is in percentage points. */
export function pointChange({ now, before, whenMore }: Compared): Change | null {
  if (now === null || before === null) return null;
  const points = (now - before) * PERCENT;
  if (Math.abs(points) < POINTS_MIN) return UNCHANGED;
  return {
    text: `${arrow(points)} ${Math.abs(points).toFixed(1)} points`,
    ...judge(points, whenMore),
  };
}

const UNCHANGED: Change = { text: "unchanged", direction: "unchanged" };

function arrow(change: number): string {
  return change > 0 ? "▲" : "▼";
}

function judge(change: number, whenMore: Compared["whenMore"]): Pick<Change, "direction"> {
  if (whenMore === "neutral") return { direction: whenMore };
  return { direction: change > 0 === (whenMore === "better") ? "better" : "worse" };
}

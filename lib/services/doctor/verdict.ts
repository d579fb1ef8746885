export type Verdict = {
  name: string;
  state: "ok" | "warn" | "fail";
  /** What was found. */
  says: string;
  /** What to do about it. */
  advice?: string;
};

export const ok = (name: string, says: string): Verdict => ({ name, state: "ok", says });
export const warn = (name: string, says: string, advice: string): Verdict => ({
  name,
  state: "warn",
  says,
  advice,
});
export const fail = (name: string, says: string, advice: string): Verdict => ({
  name,
  state: "fail",
  says,
  advice,
});

import type { AlertMeasure, AlertState } from "./alert-measure";
import { alertValue } from "./alert-words";

/** What channels hear of an alert, as it was then. */
export type ToldAlert = {
  id: string;
  name: string;
  state: AlertState;
  measure: AlertMeasure;
  /** The condition in words. */
  condition: string;
  value: number | null;
  sample: number;
};

export function alertLine({ name, condition, measure, value }: ToldAlert): string {
  return `${name}: ${alertValue(measure, value)} (${condition})`;
}

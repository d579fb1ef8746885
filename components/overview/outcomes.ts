/** The series of the chart and the columns of its table. */
export const OUTCOMES = [
  { key: "succeeded", label: "Succeeded", fill: "var(--tone-succeeded-line)" },
  { key: "failed", label: "Failed or rejected", fill: "var(--tone-failed-line)" },
  { key: "incomplete", label: "Incomplete", fill: "var(--tone-incomplete-line)" },
  { key: "open", label: "In flight or waiting", fill: "var(--tone-in-flight-line)" },
] as const;

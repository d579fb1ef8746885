export const CHART_TICK = { fill: "var(--text-muted)", fontSize: 11 };

export const CHART_TOOLTIP = {
  contentStyle: {
    background: "var(--surface-raised)",
    border: "1px solid var(--border)",
    borderRadius: 6,
    fontSize: 12,
  },
  itemStyle: { color: "var(--text)" },
};

/** A share of 0–1 as a percentage; never rounds an imperfect share up to 100 % or down to 0 %. */
export function formatPercent(share: number | null | undefined): string {
  if (share === null || share === undefined || !Number.isFinite(share)) return "—";
  if (share === 0) return "0%";
  if (share === 1) return "100%";
  if (share > 0 && share < 0.0005) return "< 0.1%";
  if (share > 0.9995 && share < 1) return "> 99.9%";
  return `${(share * 100).toFixed(1)}%`;
}

/** `12.5/s`; below one a second per minute, so that a slow sender is not shown as silent. */
export function formatRate(perSecond: number): string {
  if (perSecond === 0) return "0/s";
  if (perSecond >= 1) return `${digits(perSecond)}/s`;
  return `${digits(perSecond * 60)}/min`;
}

function digits(value: number): string {
  return value >= 10 ? Math.round(value).toLocaleString("en-US") : value.toFixed(1);
}

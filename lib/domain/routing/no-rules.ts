export const RULES_MAX = 200;
export const NO_RULES: { rules: never[] } = { rules: [] };

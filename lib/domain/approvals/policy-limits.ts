export const RULES_MAX = 100;

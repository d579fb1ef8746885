export const SIMULATION_STATUSES = ["waiting", "running", "done", "cancelled", "failed"] as const;
export type SimulationStatus = (typeof SIMULATION_STATUSES)[number];

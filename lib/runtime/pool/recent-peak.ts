const SLOT_MS = 30_000;
/** Five minutes. */
const SLOTS = 10;

/** How many were needed at once of late: so many are worth keeping. */
export function createRecentPeak() {
  const slots = new Map<number, number>();
  return {
    note(count: number, nowMs: number): void {
      const slot = Math.floor(nowMs / SLOT_MS);
      slots.set(slot, Math.max(count, slots.get(slot) ?? 0));
    },
    read(nowMs: number): number {
      const oldest = Math.floor(nowMs / SLOT_MS) - SLOTS;
      for (const slot of slots.keys()) if (slot <= oldest) slots.delete(slot);
      return Math.max(0, ...slots.values());
    },
  };
}

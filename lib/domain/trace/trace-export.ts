/** An export of more would be a backup; the file says what it leaves out. */
export const TRACE_EXPORT_MAX = 10_000;

import postgres from "postgres";
import { socketOpener } from "./open-socket";

/**
 * Hears of a `NOTIFY` on a connection of its own, which the driver opens again when it is lost; then, too,
 * `onWake` is called, because something may have been missed. What happened is read from tables.
 */
export async function listen(
  url: string,
  { channel, onWake }: { channel: string; onWake: () => void },
): Promise<{ close: () => Promise<void> }> {
  const options = {
    max: 1,
    fetch_types: false,
    onnotice: () => undefined,
    // Documented, and missing in the driver's types.
    socket: socketOpener(),
  };
  const sql = postgres(url, options);
  await sql.listen(channel, onWake, onWake);
  return { close: () => sql.end({ timeout: 1 }) };
}

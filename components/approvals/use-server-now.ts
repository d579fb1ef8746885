import { useNow } from "@/components/ui/use-now";
import { serverMs } from "@/lib/client/server-clock";

/** What is due is due by the server's clock, whatever this browser's reads. */
export function useServerNow(): Date | undefined {
  const now = useNow();
  return now && new Date(serverMs(now.getTime()));
}

import type { PasskeyActions } from "@/lib/client/action";

export type PasskeysProps = { project: string; actions: PasskeyActions };

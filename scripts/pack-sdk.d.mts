/** Puts the SDK's package into `public/`. */
export function packSdk(how: { node: string; env: NodeJS.ProcessEnv }): Promise<void>;

export function isSdkPacked(): boolean;

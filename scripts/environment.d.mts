export function readEnvironment(env: NodeJS.ProcessEnv): Record<string, string>;

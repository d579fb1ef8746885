export function assemble(folder: string): Promise<void>;

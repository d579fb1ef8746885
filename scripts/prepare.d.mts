/** Installs what a folder's lock file names, unless just that was installed by the last run. */
export function installPackages(folder: string): Promise<void>;

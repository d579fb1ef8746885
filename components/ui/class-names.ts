/** Joins class names; CSS modules type a name as maybe missing, components want a string. */
export function classNames(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(" ");
}

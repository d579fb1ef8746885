import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const APP = fileURLToPath(new URL("../../app", import.meta.url));
const METHOD = /\bexport (?:const|async function|function) (GET|POST|PUT|PATCH|DELETE)\b/g;
const RENAMED_METHOD = /\bas (GET|POST|PUT|PATCH|DELETE)\b/g;
const ACTION = /\bexport (?:const|async function|function) (\w+)/g;
const ROUTE_FILE = /(^|\/)route\.tsx?$/;

/** A file of `app/` with its address, and what it exports. */
export type AppFile = { file: string; address: string; exports: string[] };

export function listRoutes(): AppFile[] {
  return listFiles((path) => ROUTE_FILE.test(path)).map((file) => {
    const text = readFileSync(join(APP, file), "utf8");
    const address = `/${file.replace(ROUTE_FILE, "")}`;
    return { file, address, exports: [...namesIn(text, METHOD), ...namesIn(text, RENAMED_METHOD)] };
  });
}

/** Whichever file says "use server" hands its exports to every browser. */
export function listActions(): AppFile[] {
  return listFiles((path) => /\.tsx?$/.test(path)).flatMap((file) => {
    const text = readFileSync(join(APP, file), "utf8");
    if (!/^\s*["']use server["']/m.test(text)) return [];
    return [{ file, address: file, exports: namesIn(text, ACTION) }];
  });
}

/** The address of every page for members, with the parameters still in brackets. */
export function listConsolePages(): string[] {
  return listFiles((path) => /^\(console\)\/(.*\/)?page\.tsx$/.test(path)).map((file) =>
    file.replace(/^\(console\)/, "").replace(/page\.tsx$/, ""),
  );
}

function listFiles(wanted: (path: string) => boolean): string[] {
  const paths = readdirSync(APP, { recursive: true, encoding: "utf8" });
  return paths
    .map((path) => path.replaceAll("\\", "/"))
    .filter(wanted)
    .sort();
}

function namesIn(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].flatMap(([, name]) => name ?? []);
}

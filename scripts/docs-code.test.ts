import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { docHref } from "@/components/docs/doc-href";
import { anchorOf } from "@/lib/domain/docs/doc-anchor";
import { DOC_PAGES } from "@/lib/domain/docs/pages";
import { toSections } from "@/lib/services/docs/sections";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const docs = await Promise.all(
  DOC_PAGES.map(async ({ path }) => ({
    path,
    markdown: await readFile(join(ROOT, "docs", `${path}.md`), "utf8"),
  })),
);
const blocks = docs.flatMap(({ path, markdown }) =>
  blocksOf(markdown).map((block, at) => ({ name: `${path} ${at + 1}`, path, ...block })),
);

function blocksOf(markdown: string): { language: string; code: string }[] {
  const parts = markdown.split(/^```/m);
  // Outside, inside, outside …
  return parts.flatMap((part, at) => {
    if (at % 2 === 0) return [];
    const [language = "", ...lines] = part.split("\n");
    return [{ language, code: lines.join("\n") }];
  });
}

test("every TypeScript block is what the SDK's types allow", () => {
  const found = blocks.filter(({ language }) => language === "ts");
  expect(found.length).toBeGreaterThan(4);
  const files = new Map(
    found.map(({ name, code }) => [join(ROOT, "sdk", `${name.replaceAll(" ", "-")}.ts`), code]),
  );
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
    types: [],
    lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.asynciterable.d.ts"],
    paths: { "@baton/sdk": [join(ROOT, "sdk/src/index.ts")] },
  };
  const host = ts.createCompilerHost(options);
  host.readFile = (path) => files.get(path) ?? ts.sys.readFile(path);
  host.fileExists = (path) => files.has(path) || ts.sys.fileExists(path);
  host.getSourceFile = (path, target) => {
    const text = host.readFile(path);
    return text === undefined ? undefined : ts.createSourceFile(path, text, target);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  const problems = ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
    const text = ts.flattenDiagnosticMessageText(messageText, " ");
    return `${file?.fileName.replace(ROOT, "")}: ${text}`;
  });
  expect(problems).toEqual([]);
});

describe("every JavaScript block of a guide is cut from an example that the conformance suite runs", async () => {
  const folder = join(ROOT, "sdk/examples");
  const files = await readdir(folder);
  const examples = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  const known = examples.map(withoutSpace);
  const guides = blocks.filter(({ language }) => language === "js");
  test.each(guides.map(({ name, code }) => [name, code]))("%s", (_name, code) => {
    expect(known.some((example) => example.includes(withoutSpace(code)))).toBe(true);
  });
});

function withoutSpace(code: string): string {
  return code.replace(/\s+/g, "").replace(/[,;]+$/, "");
}

test("every block says what it is, so that none goes unchecked by mistake", () => {
  const languages = new Set(blocks.map(({ language }) => language));
  const known = new Set(["ts", "js", "sh", "python", "json", "text"]);
  expect([...languages].filter((language) => !known.has(language))).toEqual([]);
});

test("every link leads to a document and a heading that are there", () => {
  const anchors = new Map(
    docs.map(({ path, markdown }) => [
      `/docs/${path}`,
      new Set(toSections(markdown).map(({ heading }) => anchorOf(heading))),
    ]),
  );
  const broken = docs.flatMap(({ path, markdown }) => {
    const links = [...markdown.matchAll(/\]\(([^)\s]+)\)/g)].map(([, href = ""]) => href);
    return links.filter((href) => {
      const wanted = docHref(href, path);
      if (wanted === null || wanted.startsWith("http")) return false;
      const [page = "", anchor] = wanted.startsWith("#")
        ? [`/docs/${path}`, wanted.slice(1)]
        : wanted.split("#");
      const known = anchors.get(page);
      return !known || (anchor !== undefined && !known.has(anchor));
    });
  });
  expect(broken).toEqual([]);
});

test("what is installed is the SDK that this Baton gives out", async () => {
  const { version } = JSON.parse(await readFile(join(ROOT, "sdk/package.json"), "utf8"));
  const named = docs.flatMap(({ markdown }) => markdown.match(/baton-sdk-[\d.]+\d\.tgz/g) ?? []);
  expect(named.length).toBeGreaterThan(5);
  expect(new Set(named)).toEqual(new Set([`baton-sdk-${version}.tgz`]));
});

test("the SDK's own page is its README", async () => {
  const readme = await readFile(join(ROOT, "sdk/README.md"), "utf8");
  const bodyOf = (markdown: string) => markdown.slice(markdown.indexOf("\n## "));
  const page = docs.find(({ path }) => path === "sdk");
  expect(bodyOf(page?.markdown ?? "")).toBe(bodyOf(readme));
});

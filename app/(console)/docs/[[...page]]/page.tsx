import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DocsHits } from "@/components/docs/docs-hits";
import { DocsLayout } from "@/components/docs/docs-layout";
import { DocsMarkdown } from "@/components/docs/docs-markdown";
import { shellContext } from "@/lib/http/page-context";
import { DOC_GROUPS, findDocPage } from "@/lib/domain/docs/pages";
import { readDoc } from "@/lib/services/docs/read-doc";
import { searchDocs } from "@/lib/services/docs/search-docs";

type DocsProps = PageProps<"/docs/[[...page]]">;

const QUERY_CHARS_MAX = 200;
const FIRST_PAGE = "start";

export async function generateMetadata({ params }: DocsProps): Promise<Metadata> {
  const { page = [FIRST_PAGE] } = await params;
  return { title: findDocPage(page.join("/"))?.title ?? "Documentation" };
}

export default async function DocsPage({ params, searchParams }: DocsProps) {
  await shellContext();
  const { page = [FIRST_PAGE] } = await params;
  const path = page.join("/");
  const query = [(await searchParams)["q"]].flat()[0]?.trim().slice(0, QUERY_CHARS_MAX) ?? "";
  if (query !== "") {
    return (
      <DocsLayout contents={DOC_GROUPS} path={null} query={query}>
        <DocsHits query={query} hits={await searchDocs(query)} />
      </DocsLayout>
    );
  }
  if (!findDocPage(path)) notFound();
  const { markdown } = await readDoc(path);
  return (
    <DocsLayout contents={DOC_GROUPS} path={path} query="">
      <DocsMarkdown markdown={markdown} path={path} />
    </DocsLayout>
  );
}

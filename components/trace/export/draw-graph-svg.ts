import { agentColor } from "@/components/shared/agent-color";
import { outcomeLook } from "@/components/shared/outcome-look";
import { type Tone, toneColor } from "@/components/ui/tone";
import type { HandoffDto } from "@/lib/contracts/handoff";
import { agentInitials } from "@/lib/format/agent-name";
import { formatQuantity } from "@/lib/format/count";
import { describeHandoff } from "../describe-handoff";
import { edgeLook } from "../graph/edge-look";
import { arrowHead, roundedPath } from "@/components/shared/graph/edge-path";
import {
  type EdgeRoute,
  type GraphLayout,
  layoutBounds,
  NODE_HEIGHT,
  NODE_WIDTH,
  type Point,
} from "@/components/shared/graph/graph-layout";
import { splitNumbers } from "../graph/edge-numbers";
import {
  AGENT_UNKNOWN,
  type GraphEdge,
  type GraphNode,
  type TraceGraph,
} from "../graph/graph-model";
import { escapeXml, fitText } from "./svg-text";

const MARGIN = 32;
const CAPTION_HEIGHT = 40;
const FONT = "Inter, system-ui, -apple-system, 'Segoe UI', sans-serif";
const WORDS_X = 42;
const WORDS_WIDTH = NODE_WIDTH - WORDS_X - 8;
const MARK_HEIGHT = 22;
const MARK_GAP = 3;

/** An outcome in black and white: a picture must not tell it by colour alone. */
const SIGNS: Record<Tone, string> = {
  succeeded: "✓",
  failed: "✕",
  incomplete: "◌",
  waiting: "?",
  "in-flight": "▸",
  neutral: "–",
};

export type SvgOptions = {
  /** What the picture is of, as its caption. */
  title: string;
  /** A colour as the page names it (`var(--…)`) as a picture needs it. */
  resolve: (color: string) => string;
};

export type SvgDrawing = { svg: string; width: number; height: number };

/** The whole graph as one file that needs nothing else: text as text, no scripts, styles or fonts from outside. */
export function drawGraphSvg(
  graph: TraceGraph,
  layout: GraphLayout,
  { title, resolve }: SvgOptions,
): SvgDrawing {
  const bounds = layoutBounds(layout);
  const width = Math.ceil(bounds.width + 2 * MARGIN);
  const height = Math.ceil(bounds.height + 2 * MARGIN + CAPTION_HEIGHT);
  const parts = [
    ...graph.edges.map((edge) => drawEdge(edge, layout.edges.get(edge.id), resolve)),
    ...graph.nodes.map((node) => drawNode(node, layout.nodes.get(node.id), resolve)),
    ...graph.edges.map((edge) => drawLabel(edge, layout.edges.get(edge.id), resolve)),
  ];
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="${FONT}">`,
    `<title>${escapeXml(title)}</title>`,
    `<rect width="100%" height="100%" fill="${resolve("var(--surface)")}"/>`,
    `<g transform="translate(${round(MARGIN - bounds.x)} ${round(MARGIN - bounds.y)})">`,
    ...parts,
    "</g>",
    text(fitText(title, { widthPx: width - 2 * MARGIN, fontPx: 12 }), {
      x: MARGIN,
      y: height - 18,
      size: 12,
      fill: resolve("var(--text-muted)"),
    }),
    "</svg>",
  ].join("\n");
  return { svg, width, height };
}

type Resolve = SvgOptions["resolve"];

function drawEdge(edge: GraphEdge, route: EdgeRoute | undefined, resolve: Resolve): string {
  if (!route) return "";
  const look = edgeLook(edge.handoffs);
  const color = resolve(toneColor(look.tone, "line"));
  const dash = look.isDashed ? ' stroke-dasharray="6 4"' : "";
  return [
    `<path d="${roundedPath(route.points)}" fill="none" stroke="${color}" stroke-width="${look.width}"${dash}/>`,
    `<path d="${arrowHead(route.points)}" fill="${color}"/>`,
  ].join("");
}

function drawNode(node: GraphNode, at: Point | undefined, resolve: Resolve): string {
  if (!at) return "";
  const isNamed = !node.isOthers && node.agent !== AGENT_UNKNOWN;
  const facts = `${node.role === null ? "" : `${node.role} · `}${formatQuantity(node.handoffs, "handoff")}`;
  return [
    `<g transform="translate(${round(at.x)} ${round(at.y)})">`,
    `<title>${escapeXml(node.agent)}</title>`,
    `<rect width="${NODE_WIDTH}" height="${NODE_HEIGHT}" rx="8" fill="${resolve("var(--surface-raised)")}" stroke="${resolve("var(--border-strong)")}"/>`,
    `<rect x="12" y="18" width="20" height="20" rx="6" fill="${resolve(agentColor(isNamed ? node.agent : null))}"/>`,
    text(isNamed ? agentInitials(node.agent) : "?", {
      x: 22,
      y: 31.5,
      size: 10,
      fill: resolve("var(--agent-ink)"),
      isBold: true,
      anchor: "middle",
    }),
    text(fitText(node.agent, { widthPx: WORDS_WIDTH, fontPx: 13 }), {
      x: WORDS_X,
      y: 25,
      size: 13,
      fill: resolve("var(--text)"),
      isBold: true,
    }),
    text(fitText(facts, { widthPx: WORDS_WIDTH, fontPx: 12 }), {
      x: WORDS_X,
      y: 42,
      size: 12,
      fill: resolve("var(--text-muted)"),
    }),
    "</g>",
  ].join("");
}

function drawLabel(edge: GraphEdge, route: EdgeRoute | undefined, resolve: Resolve): string {
  if (!route) return "";
  const { shown, more } = splitNumbers(edge.handoffs);
  const marks = shown.map((handoff) => markOf(handoff, edge.handoffs.length === 1));
  if (more > 0) marks.push({ words: `+${more}`, tone: "neutral", title: `${more} more` });
  const widths = marks.map(({ words }) => 14 + 6.9 * words.length);
  const total = widths.reduce((sum, each) => sum + each + MARK_GAP, -MARK_GAP);
  let x = route.label.x - total / 2;
  const drawn = marks.map(({ words, tone, title }, index) => {
    const width = widths[index] ?? 0;
    const left = x;
    x += width + MARK_GAP;
    return [
      `<g><title>${escapeXml(title)}</title>`,
      `<rect x="${round(left)}" y="${round(route.label.y - MARK_HEIGHT / 2)}" width="${round(width)}" height="${MARK_HEIGHT}" rx="11" fill="${resolve("var(--surface-raised)")}" stroke="${resolve(toneColor(tone, "line"))}"/>`,
      text(words, {
        x: left + width / 2,
        y: route.label.y + 4,
        size: 12,
        fill: resolve(toneColor(tone)),
        isBold: true,
        anchor: "middle",
      }),
      "</g>",
    ].join("");
  });
  return drawn.join("");
}

type Mark = { words: string; tone: Tone; title: string };

function markOf(handoff: HandoffDto, withType: boolean): Mark {
  const { tone } = outcomeLook(handoff);
  const words = `${SIGNS[tone]} ${handoff.seq}${withType ? ` · ${handoff.type}` : ""}`;
  return { words, tone, title: describeHandoff(handoff) };
}

type TextLook = Point & { size: number; fill: string; isBold?: boolean; anchor?: "middle" };

/** Isolated, so that a name written right to left turns nothing around it. */
function text(words: string, { x, y, size, fill, isBold = false, anchor }: TextLook): string {
  const weight = isBold ? ' font-weight="600"' : "";
  const align = anchor === undefined ? "" : ` text-anchor="${anchor}"`;
  return `<text x="${round(x)}" y="${round(y)}" font-size="${size}" fill="${fill}"${weight}${align} direction="ltr" unicode-bidi="isolate">${escapeXml(words)}</text>`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

import {
  IconBraces,
  IconFileImport,
  IconRobot,
  IconRouteAltLeft,
  type Icon,
  IconTelescope,
  IconTerminal2,
  IconTopologyStar3,
} from "@tabler/icons-react";
import { parseAsStringLiteral } from "nuqs";

export const CONNECT_METHODS = [
  "otlp",
  "openai",
  "langgraph",
  "adk",
  "events",
  "curl",
  "import",
] as const;
export type ConnectMethod = (typeof CONNECT_METHODS)[number];

/** Which way of connecting is shown, as the URL says. */
export const parseAsConnectMethod = parseAsStringLiteral(CONNECT_METHODS).withDefault("otlp");

export const METHOD_LOOKS: Record<ConnectMethod, { label: string; hint: string; icon: Icon }> = {
  otlp: { label: "OpenTelemetry", hint: "Any OTLP exporter", icon: IconTelescope },
  openai: { label: "OpenAI Agents", hint: "JavaScript, Python", icon: IconRobot },
  langgraph: { label: "LangGraph", hint: "LangSmith tracer", icon: IconRouteAltLeft },
  adk: { label: "Google ADK", hint: "Python, TypeScript", icon: IconTopologyStar3 },
  events: { label: "HTTP events", hint: "From any language", icon: IconBraces },
  curl: { label: "Test event", hint: "One shell command", icon: IconTerminal2 },
  import: { label: "Import a log", hint: "A conversation file", icon: IconFileImport },
};

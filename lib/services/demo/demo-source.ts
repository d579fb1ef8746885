/** The source that marks everything the demo brought, and nothing else. */
export const DEMO_SOURCE = "demo";

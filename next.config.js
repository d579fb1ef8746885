/** A dev server refuses its socket to other addresses, and a page without it reloads for ever. */
const devHosts = [
  "127.0.0.1",
  "[::1]",
  new URL(process.env.BATON_URL || "http://localhost").hostname,
];

/** @type {import('next').NextConfig} */
const config = {
  allowedDevOrigins: devHosts,
  reactStrictMode: true,
  reactCompiler: false,
  poweredByHeader: false,
  typedRoutes: true,
  // `npm run check:types` does; who only starts Baton need not wait for it.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    "postgres",
    "pino",
    "pg",
    "prom-client",
    "@opentelemetry/exporter-trace-otlp-proto",
    "@opentelemetry/resources",
    "@opentelemetry/sdk-trace-node",
    "graphile-worker",
    "nodemailer",
  ],
  headers: async () => [
    {
      source: "/:path*",
      headers: [
        { key: "x-content-type-options", value: "nosniff" },
        { key: "x-frame-options", value: "DENY" },
        { key: "referrer-policy", value: "same-origin" },
        { key: "cross-origin-opener-policy", value: "same-origin" },
        { key: "cross-origin-resource-policy", value: "same-origin" },
        { key: "x-permitted-cross-domain-policies", value: "none" },
        {
          key: "permissions-policy",
          value: "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        },
      ],
    },
    {
      // What programs get is never a page; pages have a policy with a nonce (proxy.ts).
      source: "/:door(api|v1|healthz|readyz|metrics)/:path*",
      headers: [
        {
          key: "content-security-policy",
          value: "default-src 'none'; frame-ancestors 'none'",
        },
      ],
    },
  ],
  // No picture here is made smaller; a door that nobody needs stays shut.
  images: { unoptimized: true },
  experimental: {
    // Every route brings its own copy of what they share: 240 MB before the first request.
    preloadEntriesOnStart: false,
    optimizePackageImports: ["@mantine/core", "@mantine/hooks", "@tabler/icons-react"],
    // Chunks that are merged hold the same modules twice and thrice, and a page loads all of them.
    turbopackChunking: { requestCost: 50_000 },
  },
};

export default config;

// How is the app built and served?
import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";
import { isTestBuild } from "./lib/env";

const withWords = createNextIntlPlugin("./lib/web/intl.ts");

const config: NextConfig = {
  distDir: isTestBuild ? ".next-test" : ".next",
  // Inlined, so that a variable at run time cannot turn a real build into one that takes a test's clock.
  env: { NEEDLEPOINT_TEST_BUILD: isTestBuild ? "on" : "off" },
  poweredByHeader: false,
  agentRules: false,
  // The pages' own headers are set by proxy.ts, which doesn't see what is served from disk.
  headers: async () => [{ source: "/:path*", headers: [{ key: "X-Content-Type-Options", value: "nosniff" }] }],
  serverExternalPackages: ["graphile-worker", "pg"],
  // Who starts the app need not wait for the compiler: `npm run check` looks at the types.
  typescript: { ignoreBuildErrors: true },
};

export default withWords(config);

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  reactStrictMode: true,
  typedRoutes: true,
  serverExternalPackages: ["hucre", "pino", "pinyin-pro", "postgres"],
  experimental: { authInterrupts: true, serverActions: { bodySizeLimit: "2mb" } },
};

export default config;

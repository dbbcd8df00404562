/** Below these versions known holes are open. Advisories: React2Shell and the proxy bypasses; GHSA-7rqj-j65f-68wh; CVE-2026-39356. */
const floors = { next: "16.3.8", "next-auth": "4.24.15", "drizzle-orm": "0.45.2" };

function isBelow(version, floor) {
  const [own, least] = [version, floor].map((text) => text.split("-")[0].split(".").map(Number));
  const differing = own.findIndex((number, index) => number !== least[index]);
  return differing >= 0 && own[differing] < least[differing];
}

/** Packages locked below their floor, as sentences. */
export function belowTheirFloor({ packages }) {
  return Object.entries(floors)
    .map(([name, floor]) => ({ name, floor, version: packages[`node_modules/${name}`]?.version ?? "0.0.0" }))
    .filter(({ version, floor }) => isBelow(version, floor))
    .map(({ name, version, floor }) => `${name} ${version} 低于安全下限 ${floor}`);
}

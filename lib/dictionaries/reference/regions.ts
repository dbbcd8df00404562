/** The city, its counties and zones in official order (domain.md §1.7). Zones have codes of our own. */
export const regions = [
  { code: "330800", label: "衢州市", short: "市本级", kind: "city", position: 0 },
  { code: "330802", label: "柯城区", short: "柯城", kind: "district", position: 1 },
  { code: "330803", label: "衢江区", short: "衢江", kind: "district", position: 2 },
  { code: "330825", label: "龙游县", short: "龙游", kind: "county", position: 3 },
  { code: "330881", label: "江山市", short: "江山", kind: "county_city", position: 4 },
  { code: "330822", label: "常山县", short: "常山", kind: "county", position: 5 },
  { code: "330824", label: "开化县", short: "开化", kind: "county", position: 6 },
  { code: "330800Z1", label: "衢州智造新城", short: "智造新城", kind: "functional_zone", position: 7 },
  { code: "330800Z2", label: "衢州智慧新城", short: "智慧新城", kind: "functional_zone", position: 8 },
] as const;

/** What comes before a review meeting by itself: days, times or months; whole yuan; minutes on the agenda. */
export const agendaRules: readonly [
  code: string,
  label: string,
  limit: number | null,
  from: number | null,
  minutes: number,
][] = [
  ["OPEN", "上次议定未办结", null, null, 3],
  ["NEW_RED", "新转红灯", null, null, 5],
  ["SLIPS", "多次改期", 3, null, 5],
  ["SILENT", "重大项目无动静", 14, 1_000_000_000, 5],
  ["UNSTARTED", "签约久未开工", 90, null, 5],
  ["NO_CHANGE", "连续无变化", 4, null, 3],
];

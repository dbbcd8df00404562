/** 逾期 3 天, 今天到期, 还有 5 天. */
export function dueWord(daysLeft: number): string {
  if (daysLeft < 0) return `逾期 ${-daysLeft} 天`;
  return daysLeft === 0 ? "今天到期" : `还有 ${daysLeft} 天`;
}

import { readJson } from "./places.mjs";

const nothing = { passed: 0, failed: 0 };

function unitCounts(report) {
  // A file that cannot be loaded has no tests to fail, and must not pass for that.
  const broken = report.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.length === 0,
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length };
}

function browserCounts({ stats }) {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
}

/** Passed and failed tests of a suite; a suite that failed without counting a failure counts as one. */
function counted(count, file, code) {
  const report = readJson(file);
  const counts = report ? count(report) : nothing;
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

export const countUnitTests = (file, code) => counted(unitCounts, file, code);
export const countBrowserTests = (file, code) => counted(browserCounts, file, code);

export function addCounts(one, other) {
  return { passed: one.passed + other.passed, failed: one.failed + other.failed };
}

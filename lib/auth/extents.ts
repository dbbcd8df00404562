import type { Rule } from "./roles";

/** How far the usual groups of roles reach. The policy table is put together from these. */
export const business = {
  countyOfficer: "unit",
  countyReviewer: "unit",
  cityOfficer: "all",
  cityHead: "all",
  chainTaskForce: "chain",
  departmentContact: "assigned",
  leader: "all",
} as const satisfies Rule;
export const county = { countyOfficer: "unit", countyReviewer: "unit" } as const satisfies Rule;
export const city = { cityOfficer: "all", cityHead: "all" } as const satisfies Rule;
/** A county keeps its own facts; the city keeps those it carries itself. */
export const keeper = { countyOfficer: "unit", cityOfficer: "unit" } as const satisfies Rule;

/** The fund company keeps the matrix; the city and leaders read it, a county what was invested with it. */
export const fundReaders = { fundOfficer: "all", ...city, leader: "all" } as const satisfies Rule;
export const fundKeeper = { fundOfficer: "all" } as const satisfies Rule;
export const listingReaders = {
  listingOfficer: "all",
  ...city,
  leader: "all",
  ...county,
} as const satisfies Rule;
export const listingKeeper = { listingOfficer: "all" } as const satisfies Rule;
/** The city and leaders see a whole meeting; everybody else what is said there about their own. */
export const meetingReaders = {
  ...business,
  fundOfficer: "unit",
  listingOfficer: "unit",
} as const satisfies Rule;

/** Whoever belongs to the unit that owes an assignment. */
export const owing = {
  ...county,
  cityOfficer: "unit",
  cityHead: "unit",
  chainTaskForce: "unit",
  fundOfficer: "unit",
  listingOfficer: "unit",
  departmentContact: "unit",
} as const satisfies Rule;
export const assigning = { countyReviewer: "unit", ...city, leader: "all" } as const satisfies Rule;
/** Owed, helped with or watched over by the unit; the city and leaders see all of them. */
export const assignmentReaders = {
  countyOfficer: "assigned",
  countyReviewer: "assigned",
  chainTaskForce: "assigned",
  fundOfficer: "assigned",
  listingOfficer: "assigned",
  departmentContact: "assigned",
  ...city,
  leader: "all",
} as const satisfies Rule;

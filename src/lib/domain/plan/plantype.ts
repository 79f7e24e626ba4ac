/** Is the plan a reguleringsplan? By SOSI's Plantype, where 30 and above are; one that is not told counts as a kommuneplan. */
export const erReguleringsplan = (plantype: number | null): boolean => (plantype ?? 0) >= 30;

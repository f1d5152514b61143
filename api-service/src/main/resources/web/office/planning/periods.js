// Periods of a forecast on one line of time: what was sold, what is expected, what came true.
const DAY_MS = 86_400_000;

const next = (start, grain) => {
  const date = new Date(`${start}T00:00:00Z`);
  if (grain === "MONTH") date.setUTCMonth(date.getUTCMonth() + 1);
  else date.setTime(date.getTime() + 7 * DAY_MS);
  return date.toISOString().slice(0, 10);
};

/** Periods without sales are left out of what is sent: nothing was sold then. */
const filled = ({ history, grain, trainedTo }) => {
  const known = new Map(history.map((one) => [one.periodStart, one.quantity]));
  const all = new Map();
  for (let start = history[0]?.periodStart; start && start <= trainedTo; start = next(start, grain)) {
    all.set(start, known.has(start) ? known.get(start) : 0);
  }
  return all;
};

/**
 * A row for each period, in order.
 *
 * @returns [{ start, sold (null: unknown; undefined: not over), mean, lo80, hi80, lo95, hi95, override (units), over }]
 */
export const periods = (review) => {
  const rows = new Map();
  const at = (start) => rows.get(start) ?? rows.set(start, { start, over: start <= review.trainedTo }).get(start);
  for (const [start, sold] of filled(review)) at(start).sold = sold;
  for (const past of review.past) {
    Object.assign(at(past.periodStart), { mean: past.mean, lo95: past.lo95, hi95: past.hi95, override: past.override, sold: past.actual });
  }
  for (const { periodStart, mean, lo80, hi80, lo95, hi95, override } of review.points) {
    Object.assign(at(periodStart), { mean, lo80, hi80, lo95, hi95, override: override?.quantity ?? null });
  }
  return [...rows.values()].sort((one, other) => (one.start < other.start ? -1 : 1));
};

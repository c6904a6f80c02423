// Times functions against each other so that a busy machine does not decide: warm-up first, then A and B by turns in
// short samples, the median of all turns, and more turns where the quartiles leave it open which side of a budget it is on.

export interface Spread {
  readonly median: number;
  /** The lower and the upper quartile. */
  readonly low: number;
  readonly high: number;
}

export interface Row {
  readonly what: string;
  readonly measured: Spread;
  readonly unit: "x" | "µs" | "ms" | "kB" | "MB" | "reads";
  /** The most that is allowed; without one the row only informs. */
  readonly budget?: number;
}

/** What the measured functions return, kept so that no compiler can leave their work out. */
export let kept: unknown;

const sampleMs = 15;
const warmUpMs = 400;
const turns = 40;
const mostTurns = 160;

/** How many times as long as one call of `b` one of `a` takes. */
export function ratioOf(a: () => unknown, b: () => unknown, budget: number): Spread {
  warmUp(a);
  warmUp(b);
  const calls = callsFor(a);
  const ratios: number[] = [];
  while (ratios.length < mostTurns) {
    for (let turn = 0; turn < turns; turn++) {
      const first = turn % 2 === 0 ? timeOf(a, calls) : 0; // who begins changes, as the second pays for the first's garbage
      const other = timeOf(b, calls);
      ratios.push((first || timeOf(a, calls)) / other);
    }
    const { low, high } = spreadOf(ratios);
    if (high <= budget || low > budget) break;
  }
  return spreadOf(ratios);
}

/** Microseconds of one call. */
export function microsecondsOf(a: () => unknown, callsOfA = 1): Spread {
  warmUp(a);
  const calls = callsFor(a);
  const samples = Array.from({ length: turns }, () => (timeOf(a, calls) * 1000) / (calls * callsOfA));
  return spreadOf(samples);
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (part: number) => {
    const place = (sorted.length - 1) * part;
    const [below = 0, above = 0] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
    return below + (above - below) * (place % 1);
  };
  return { median: at(0.5), low: at(0.25), high: at(0.75) };
}

/** How many calls make a sample. */
function callsFor(run: () => unknown): number {
  return Math.max(1, Math.ceil((sampleMs * 10) / Math.max(timeOf(run, 10), 0.01)));
}

function warmUp(run: () => unknown): void {
  for (const end = performance.now() + warmUpMs; performance.now() < end; ) kept = run();
}

/** Milliseconds of processor time, the collector's included: it does not count what other programs take. */
function timeOf(run: () => unknown, calls: number): number {
  const start = process.cpuUsage();
  for (let call = 0; call < calls; call++) kept = run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

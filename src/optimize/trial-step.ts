/** φ and φ′ at one step length. */
export interface Sample {
  readonly step: number;
  readonly value: number;
  readonly slope: number;
}

/** The interval of uncertainty: its best end (least value so far) and the other one. */
export interface Bracket {
  best: Sample;
  other: Sample;
  /** A minimum is known to lie between the two ends. */
  closed: boolean;
}

export function bracketOf(start: Sample): Bracket {
  return { best: start, other: start, closed: false };
}

/**
 * The next step to try, from the sample just taken; updates the bracket.
 * Source: Moré & Thuente 1994, §4, cases 1 to 4: α_c minimizes the cubic through both samples' values and slopes,
 * α_q the quadratic through two values and a slope, α_s the secant of the slopes.
 *
 * | paper | here |
 * | --- | --- |
 * | α_l, f_l, g_l | bracket.best |
 * | α_u, f_u, g_u | bracket.other |
 * | α_t, f_t, g_t | tried |
 */
export function nextTrial(bracket: Bracket, tried: Sample, least: number, most: number): number {
  const { best } = bracket;
  const turned = tried.slope * Math.sign(best.slope) < 0;
  let next: number;
  if (tried.value > best.value) next = higherValue(best, tried);
  else if (turned) next = oppositeSlope(best, tried);
  else if (Math.abs(tried.slope) < Math.abs(best.slope)) next = flatterSlope(bracket, tried, least, most);
  else next = steeperSlope(bracket, tried, least, most);

  if (tried.value > best.value) bracket.other = tried;
  else {
    if (turned) bracket.other = best;
    bracket.best = tried;
  }
  bracket.closed ||= tried.value > best.value || turned;
  return next;
}

/** Case 1: a higher value, so a minimum lies between. The cubic step if closer to the best one, else the mean. */
function higherValue(best: Sample, tried: Sample): number {
  const cubic = cubicMinimum(best, tried);
  const width = tried.step - best.step;
  const quadratic = best.step + (best.slope / ((best.value - tried.value) / width + best.slope) / 2) * width;
  const closer = Math.abs(cubic - best.step) < Math.abs(quadratic - best.step);
  return closer ? cubic : cubic + (quadratic - cubic) / 2;
}

/** Case 2: lower, and the slope has turned. The farther from the sample just taken of cubic and secant step. */
function oppositeSlope(best: Sample, tried: Sample): number {
  const cubic = cubicMinimum(tried, best);
  const secant = secantStep(best, tried);
  return Math.abs(cubic - tried.step) > Math.abs(secant - tried.step) ? cubic : secant;
}

/** Case 3: lower, and falling less steeply. The cubic counts only where it has a minimum beyond the sample. */
function flatterSlope({ best, other, closed }: Bracket, tried: Sample, least: number, most: number): number {
  const cubic = cubicBeyond(best, tried) ?? (tried.step > best.step ? most : least);
  const secant = secantStep(best, tried);
  const cubicCloser = Math.abs(cubic - tried.step) < Math.abs(secant - tried.step);
  if (!closed) return Math.min(Math.max(cubicCloser ? secant : cubic, least), most);
  const next = cubicCloser ? cubic : secant;
  const guard = tried.step + 0.66 * (other.step - tried.step);
  return tried.step > best.step ? Math.min(guard, next) : Math.max(guard, next);
}

/** Case 4: lower, and falling as steeply. On as far as allowed, or the cubic towards the bracket's other end. */
function steeperSlope({ best, other, closed }: Bracket, tried: Sample, least: number, most: number): number {
  if (closed) return cubicMinimum(tried, other);
  return tried.step > best.step ? most : least;
}

/** Minimizer of the cubic with the values and slopes of both samples, which must enclose a minimum. */
function cubicMinimum(from: Sample, to: Sample): number {
  const { theta, gamma } = cubicTerms(from, to);
  const root = to.step < from.step ? -gamma : gamma;
  const ratio = (root - from.slope + theta) / (root - from.slope + root + to.slope);
  return from.step + ratio * (to.step - from.step);
}

/** Same, for two slopes of one sign; undefined where the cubic has no minimum beyond `tried`. */
function cubicBeyond(best: Sample, tried: Sample): number | undefined {
  const { theta, gamma } = cubicTerms(tried, best);
  const root = tried.step > best.step ? -gamma : gamma;
  const ratio = (root - tried.slope + theta) / (root + (best.slope - tried.slope) + root);
  return ratio < 0 && root !== 0 ? tried.step + ratio * (best.step - tried.step) : undefined;
}

/** θ = 3(f_a − f_b)/(b − a) + g_a + g_b and γ = √(θ² − g_a·g_b), scaled against overflow. */
function cubicTerms(a: Sample, b: Sample): { theta: number; gamma: number } {
  const theta = (3 * (a.value - b.value)) / (b.step - a.step) + a.slope + b.slope;
  const scale = Math.max(Math.abs(theta), Math.abs(a.slope), Math.abs(b.slope));
  const square = (theta / scale) ** 2 - (a.slope / scale) * (b.slope / scale);
  return { theta, gamma: scale * Math.sqrt(Math.max(0, square)) };
}

function secantStep(best: Sample, tried: Sample): number {
  return tried.step + (tried.slope / (tried.slope - best.slope)) * (best.step - tried.step);
}

"""The ends of a likelihood interval where R leaves them, for comparing to the sixth digit.

R does not solve for the ends: it walks along the profile in a few steps, lays a spline through the points, and reads
the ends off straight lines between three points a step. That is up to 4e-3 off, and our ends are not; from the same few
points as R's, read in the same way, they are the same. The spread comes from the last but one step of its fit.

Sources: Venables & Ripley (2002), Modern Applied Statistics with S, §8.4 (the walk); Forsythe, Malcolm & Moler (1977),
Computer Methods for Mathematical Computations, ch. 4 (the spline).
"""

import numpy as np
from scipy.stats import f, norm, t


def likelihood_ends(hit, weights, variance, *, degrees, level):
    """Return the two ends for a share of 0 and 1, with weights, and the share's variance."""
    weights, size = weights / weights.mean(), len(hit)
    share, spread = _fitted(hit, weights)
    middle, se = np.log(share / (1 - share)), np.sqrt(variance) / (share * (1 - share))
    wider = se**2 / spread
    dispersion = size / (size - 1)
    reach = t.ppf((1 + level) / 2, degrees) * np.sqrt(wider)
    furthest = np.sqrt(f.ppf(1 - norm.cdf(-reach) / 2, 1, size - 1))
    points = {0: 0.0}
    for sign in (-1, 1):
        for step in range(1, 10):
            at = 1 / (1 + np.exp(-(middle + sign * step * furthest / 5 * se)))
            fall = share * np.log(share / at) + (1 - share) * np.log((1 - share) / (1 - at))
            points[sign * step] = sign * np.sqrt(2 * size * fall / dispersion)
            if abs(points[sign * step]) >= furthest:
                break
    steps = np.array(sorted(points))
    along, height = middle + steps * furthest / 5 * se, np.array([points[step] for step in steps])
    fine = np.linspace(along[0], along[-1], 3 * len(along))
    ends = np.interp([-reach, reach], _spline(along, height, fine), fine)
    return 1 / (1 + np.exp(-ends))


def _fitted(hit, weights):
    """Return the share that R's fit stops at, and the spread of the step before."""
    chance = (weights * hit + 0.5) / (weights + 1)
    deviance = _deviance(hit, weights, chance)
    while True:
        worth = weights * chance * (1 - chance)
        target = np.log(chance / (1 - chance)) + (hit - chance) / (chance * (1 - chance))
        chance = np.full(len(hit), 1 / (1 + np.exp(-(worth @ target) / worth.sum())))
        before, deviance = deviance, _deviance(hit, weights, chance)
        if abs(deviance - before) < 1e-8 * (abs(deviance) + 0.1):
            return chance[0], 1 / worth.sum()


def _deviance(hit, weights, chance):
    return -2 * (weights * (hit * np.log(chance) + (1 - hit) * np.log(1 - chance))).sum()


def _spline(x, y, at):
    """Return a cubic spline whose third derivative at either end is that of the cubic through four points."""
    size, gap = len(x), np.diff(x)
    left, right = np.zeros((size, size)), np.zeros(size)
    left[0, :2], right[0] = (-1 / gap[0], 1 / gap[0]), 6 * _third(x[:4], y[:4])
    left[-1, -2:], right[-1] = (-1 / gap[-1], 1 / gap[-1]), 6 * _third(x[-4:], y[-4:])
    for i in range(1, size - 1):
        left[i, i - 1 : i + 2] = gap[i - 1], 2 * (gap[i - 1] + gap[i]), gap[i]
        right[i] = 6 * ((y[i + 1] - y[i]) / gap[i] - (y[i] - y[i - 1]) / gap[i - 1])
    bend = np.linalg.solve(left, right)
    i = np.clip(np.searchsorted(x, at, side="right") - 1, 0, size - 2)
    after, before, wide = at - x[i], x[i + 1] - at, gap[i]
    curve = (bend[i] * before**3 + bend[i + 1] * after**3) / (6 * wide)
    return curve + (y[i] / wide - bend[i] * wide / 6) * before + (y[i + 1] / wide - bend[i + 1] * wide / 6) * after


def _third(x, y):
    """Return the third divided difference of four points."""
    for apart in (1, 2, 3):
        y = (y[1:] - y[:-1]) / (x[apart:] - x[:-apart])
    return y[0]

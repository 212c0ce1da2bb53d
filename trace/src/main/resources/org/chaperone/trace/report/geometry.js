// Projective geometry on 3×3 matrices, row by row. Corners count from a pixel's edge, as CSS does;
// the report's transforms count from a pixel's centre, half a pixel further.

const shift = (x, y) => [1, 0, x, 0, 1, y, 0, 0, 1];
const scaling = (x, y) => [x, 0, 0, 0, y, 0, 0, 0, 1];

function times(...matrices) {
  return matrices.reduce((a, b) =>
    Array.from({ length: 9 }, (_, i) => {
      const row = i - (i % 3);
      const column = i % 3;
      return a[row] * b[column] + a[row + 1] * b[column + 3] + a[row + 2] * b[column + 6];
    }),
  );
}

/** The inverse, or null of a matrix that flattens the plane. */
function inverse([a, b, c, d, e, f, g, h, i]) {
  const determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
  const scale = Math.max(...[a, b, c, d, e, f, g, h, i].map(Math.abs)) ** 3;
  if (!(Math.abs(determinant) > scale * 1e-15)) return null;
  return [
    e * i - f * h, c * h - b * i, b * f - c * e,
    f * g - d * i, a * i - c * g, c * d - a * f,
    d * h - e * g, b * g - a * h, a * e - b * d,
  ].map((value) => value / determinant);
}

function at(m, [x, y]) {
  const w = m[6] * x + m[7] * y + m[8];
  return [(m[0] * x + m[1] * y + m[2]) / w, (m[3] * x + m[4] * y + m[5]) / w];
}

/** How the plane is stretched around a point: [∂x/∂x, ∂x/∂y, ∂y/∂x, ∂y/∂y]. */
function stretchAt(m, point) {
  const [u, v] = at(m, point);
  const w = m[6] * point[0] + m[7] * point[1] + m[8];
  return [(m[0] - u * m[6]) / w, (m[1] - u * m[7]) / w, (m[3] - v * m[6]) / w, (m[4] - v * m[7]) / w];
}

/** From centres of pixels to their edges. */
const byEdges = (m) => times(shift(0.5, 0.5), m, shift(-0.5, -0.5));

const rectangle = (width, height) => [[0, 0], [width, 0], [width, height], [0, height]];

function area(polygon) {
  let twice = 0;
  polygon.forEach(([x, y], i) => {
    const [nextX, nextY] = polygon[(i + 1) % polygon.length];
    twice += x * nextY - nextX * y;
  });
  return Math.abs(twice) / 2;
}

/** The part of a polygon inside of a rectangle from (0, 0) (Sutherland and Hodgman, 1974). */
function clipped(polygon, width, height) {
  const inside = [([x]) => x, ([x]) => width - x, ([, y]) => y, ([, y]) => height - y];
  return inside.reduce((corners, distance) => {
    const kept = [];
    corners.forEach((corner, i) => {
      const before = corners.at(i - 1);
      const d = distance(corner);
      const e = distance(before);
      if (d >= 0 !== e >= 0) {
        const t = e / (e - d);
        kept.push([before[0] + t * (corner[0] - before[0]), before[1] + t * (corner[1] - before[1])]);
      }
      if (d >= 0) kept.push(corner);
    });
    return kept;
  }, polygon);
}

function middle(polygon) {
  const sum = polygon.reduce(([x, y], [u, v]) => [x + u, y + v], [0, 0]);
  return [sum[0] / polygon.length, sum[1] / polygon.length];
}

/** The same mapping as a CSS transform, seen from the side on which `point` lies. */
function asCss(m, point) {
  const side = Math.sign(m[6] * point[0] + m[7] * point[1] + m[8]) || 1;
  const [a, b, c, d, e, f, g, h, i] = m.map((value) => value * side);
  return `matrix3d(${[a, d, 0, g, b, e, 0, h, 0, 0, 1, 0, c, f, 0, i].map((value) => value.toPrecision(12)).join(',')})`;
}

/**
 * How a leaked picture and a photograph lie to each other, or null where the transform is no view of it.
 * `seen` is the part of the photograph that the leaked picture shows, `taken` the part of the leaked picture it fills.
 */
function relation(match, leaked, photograph) {
  const toLeaked = byEdges(match.transform);
  const toArchive = inverse(toLeaked);
  if (!toArchive || !leaked || !photograph) return null;
  const [width, height] = [photograph.originalWidth, photograph.originalHeight];
  // A photograph that reaches behind the camera has no outline to draw.
  const sides = rectangle(width, height).map(([x, y]) => Math.sign(toLeaked[6] * x + toLeaked[7] * y + toLeaked[8]));
  if (new Set(sides).size > 1) return null;
  const taken = clipped(
    rectangle(width, height).map((corner) => at(toLeaked, corner)),
    leaked.originalWidth,
    leaked.originalHeight,
  );
  const seen = clipped(taken.map((corner) => at(toArchive, corner)), width, height);
  if (seen.length < 3) return null;
  return {
    toLeaked,
    toArchive,
    seen,
    taken,
    share: area(seen) / (width * height),
    fills: area(taken) / (leaked.originalWidth * leaked.originalHeight),
  };
}

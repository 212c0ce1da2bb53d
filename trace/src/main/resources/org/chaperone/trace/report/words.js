// A transform in words that a person who was never told about matrices can check by eye.

const percent = (share) => (share >= 0.1 ? `${Math.round(share * 100)}%` : `${Math.max(0.1, share * 100).toFixed(1)}%`);

/** What was done to the photograph to get the leaked picture, one phrase each. */
function changes(match, between) {
  if (between) return [...turned(match, between), sized(between), ...bent(between), ...cut(between)];
  return match.mirrored ? ['Mirrored'] : [];
}

function turned(match, { toLeaked, seen }) {
  const [a, b, c, d] = stretchAt(toLeaked, middle(seen));
  const flip = a * d - b * c < 0 ? -1 : 1;
  const degrees = (Math.atan2(c * flip - b, a * flip + d) * 180) / Math.PI;
  const turn = Math.round(degrees);
  const upright = Math.abs(degrees) < 0.75;
  const over = Math.abs(turn) >= 179;
  if (flip < 0 && over) return ['Mirrored top to bottom'];
  const said = flip < 0 || match.mirrored ? ['Mirrored left to right'] : [];
  if (over) said.push('Turned upside down');
  else if (!upright) said.push(`Rotated ${Math.abs(turn) || 1}° ${degrees > 0 ? 'clockwise' : 'anticlockwise'}`);
  return said;
}

function sized({ toLeaked, seen }) {
  const [a, b, c, d] = stretchAt(toLeaked, middle(seen));
  const scale = Math.sqrt(Math.abs(a * d - b * c));
  if (scale > 0.985 && scale < 1.015) return 'At its own size';
  return `Scaled to ${scale.toFixed(scale < 0.1 ? 3 : 2)} of its size`;
}

function bent({ toLeaked, seen }) {
  const sizes = seen.map((corner) => {
    const [a, b, c, d] = stretchAt(toLeaked, corner);
    return Math.sqrt(Math.abs(a * d - b * c));
  });
  if (Math.max(...sizes) > 1.1 * Math.min(...sizes)) return ['Seen at an angle, in perspective'];
  const [a, b, c, d] = stretchAt(toLeaked, middle(seen));
  const sum = a * a + b * b + c * c + d * d;
  const spread = Math.sqrt(Math.max(0, sum * sum - 4 * (a * d - b * c) ** 2));
  const stretch = Math.sqrt((sum + spread) / (sum - spread));
  return stretch > 1.04 ? [`Stretched by ${percent(stretch - 1)} in one direction`] : [];
}

function cut({ share, fills }) {
  return [
    share > 0.985 ? 'Shows the whole photograph' : `Shows ${percent(share)} of the photograph`,
    fills > 0.985 ? 'Fills the leaked picture' : `Covers ${percent(fills)} of the leaked picture`,
  ];
}

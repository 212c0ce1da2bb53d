// The report, read once from the JSON in this file.

const VERDICTS = ['exact', 'copy', 'series', 'none', 'unreadable'];

const MEANING = {
  exact: 'The same bytes as a photograph of the archive.',
  copy: 'This photograph, altered: cropped, resized, filtered.',
  series: 'Same scene, another shot. A person must look.',
  none: 'No match was found in the archive.',
  unreadable: 'The picture could not be read.',
};

const raw = JSON.parse(byId('report').textContent);
byId('report').remove();

const photographs = raw.photographs.map((path, i) => ({ path, picture: raw.firstPhotograph + i, items: [] }));

const items = raw.items.map(([path, sha256, verdict, reason, picture, matches], index) => ({
  index,
  path,
  ...split(path),
  sha256,
  verdict,
  reason: raw.reasons[reason],
  picture,
  matches: matches.map(([photograph, verdict, score, inliers, mirrored, reason, region, transform, evidence, views]) => ({
    photograph: photographs[photograph],
    verdict,
    score,
    inliers,
    mirrored: mirrored === 1,
    reason: raw.reasons[reason],
    region: [0, 2, 4, 6].map((i) => [region[i], region[i + 1]]),
    transform,
    evidence: evidenceOf(evidence),
    views: (views ?? []).map(([entry, among, account, time, session, rendition, z, bound, part]) => ({ entry, among, account, time, session, rendition, z, bound, part })),
  })),
}));

function evidenceOf(evidence) {
  if (!evidence) return null;
  const [views, accounts, keys, hypotheses, threshold, sentence] = evidence;
  return { views, accounts, keys, hypotheses, threshold, sentence };
}

for (const item of items) {
  for (const photograph of new Set(item.matches.map((match) => match.photograph))) {
    photograph.items.push(item);
  }
}

/** Photographs that are surely in the leak. */
const affected = photographs.filter((photograph) =>
  photograph.items.some((item) =>
    item.matches.some((match) => match.photograph === photograph && match.verdict !== 'series'),
  ),
);

/** The last step of a path, and what leads to it. */
function split(path) {
  const at = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1;
  return at === path.length ? { name: path, folder: '' } : { name: path.slice(at), folder: path.slice(0, at) };
}

/** What the text filter searches, in lower case; made when first asked for. */
function searchable(item) {
  item.searchable ??= [item.path, item.sha256, item.reason, ...item.matches.flatMap((match) => [match.photograph.path, ...match.views.map((view) => view.account)])]
    .join('\n')
    .toLowerCase();
  return item.searchable;
}

function bestScore(item) {
  return item.matches.length ? item.matches[0].score : -1;
}

const formatted = new Intl.NumberFormat('en').format;

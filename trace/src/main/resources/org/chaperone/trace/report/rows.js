// One row of the list.

const COLUMNS = [
  { key: 'picture', head: 'Picture' },
  { key: 'path', head: 'Leaked picture', sorts: true },
  { key: 'verdict', head: 'Verdict', sorts: true },
  { key: 'best', head: 'Best photograph', sorts: true },
  { key: 'score', head: 'Score', sorts: true },
];

function badge(verdict) {
  return element('span', { class: `badge ${verdict}` }, icon(verdict), verdict);
}

function meter(match) {
  const bar = element('span', {});
  bar.style.transform = `scaleX(${match.score})`;
  return element('span', { class: `meter ${match.verdict}`, 'aria-hidden': 'true' }, bar);
}

function rowOf(item) {
  const best = item.matches[0];
  return element(
    'div',
    { class: 'row', role: 'row', 'data-item': item.index },
    cell('picture', thumbnail(item.picture, item.verdict === 'unreadable' ? 'unreadable' : 'picture')),
    cell('path', line(item.name, 'name'), line(item.folder, 'folder')),
    cell('verdict', badge(item.verdict)),
    best ? cell('best', thumbnail(best.photograph.picture), bestOf(item)) : cell('best', line(item.reason, 'why')),
    best
      ? cell('score', element('span', { class: 'number' }, best.score.toFixed(2)), meter(best))
      : cell('score', nothing()),
  );
}

function bestOf(item) {
  const more = item.matches.length - 1;
  const { name, folder } = split(item.matches[0].photograph.path);
  return element(
    'span',
    { class: 'texts' },
    element('span', { class: 'line' }, more ? element('b', {}, `${more + 1} matches: `) : null, element('bdi', {}, plain(name, 300))),
    line(folder, 'below'),
  );
}

function nothing() {
  return element('span', { class: 'hidden' }, 'none');
}

function cell(key, ...children) {
  return element('div', { class: `cell ${key}`, role: 'gridcell' }, ...children);
}

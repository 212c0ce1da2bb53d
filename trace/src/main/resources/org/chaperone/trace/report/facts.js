// What is known of a leaked picture and of the chosen match, as a table of facts.

function factsPanel(item, match, between, actions) {
  const rows = match ? factsOfMatch(match, between, actions) : [];
  return element(
    'section',
    { class: 'panel facts', 'aria-labelledby': 'facts-title' },
    element('header', {}, element('h3', { id: 'facts-title' }, match && item.matches.length > 1 ? `Facts of match ${detail.match + 1}` : 'Facts')),
    element('dl', {}, ...rows, ...factsOfFile(item)),
    item.verdict === 'none'
      ? element('p', { class: 'note' }, 'No match is no proof: a very small or heavily altered copy can go unseen, and only photographs in this archive were searched for.')
      : null,
  );
}

function factsOfMatch(match, between, { only }) {
  const elsewhere = match.photograph.items.length - 1;
  const said = changes(match, between);
  const rows = [
    fact('Verdict', element('span', {}, badge(match.verdict), ' ', plain(match.reason))),
    ...factsOfMarks(match),
    fact('Photograph', long(match.photograph.path, 'Copy the photograph’s path')),
    said.length ? fact('How it was changed', element('ul', {}, ...said.map((change) => element('li', {}, change)))) : null,
    fact('Score', element('span', { class: 'number' }, `${match.score.toFixed(2)} of 1`, meter(match))),
    fact('Inliers', match.inliers ? `${formatted(match.inliers)} matched points agree with the transform` : 'none were needed'),
  ];
  if (elsewhere > 0) {
    const also = `Show all ${formatted(elsewhere + 1)} leaked pictures with this photograph`;
    rows.push(fact('Also leaked in', element('button', { type: 'button', class: 'link', onclick: () => only(match.photograph) }, also)));
  }
  rows.push(fact('Transform', transformOf(match)));
  return rows.filter(Boolean);
}

function factsOfFile(item) {
  return [
    fact('Leaked file', long(item.path, 'Copy the leaked picture’s path')),
    item.sha256 ? fact('SHA-256', long(item.sha256, 'Copy the SHA-256', 'fixed')) : null,
  ].filter(Boolean);
}

function fact(term, value) {
  return element('div', {}, element('dt', {}, term), element('dd', {}, value));
}

function long(text, label, classes = '') {
  const scrolls = text.length > 240;
  return element(
    'div',
    { class: 'long' },
    element('span', { class: classes, tabindex: scrolls ? '0' : undefined, role: scrolls ? 'group' : undefined, 'aria-label': scrolls ? label.replace('Copy the', 'The') : undefined }, plain(text)),
    copyButton(label, text),
  );
}

function transformOf(match) {
  const cells = match.transform.map((number) => element('td', {}, Number(number.toPrecision(6)).toString()));
  return element(
    'details',
    {},
    element('summary', {}, 'Archive → leaked picture'),
    element('table', { 'aria-label': 'Transform, three by three' }, element('tbody', {}, ...[0, 3, 6].map((i) => element('tr', {}, ...cells.slice(i, i + 3))))),
  );
}

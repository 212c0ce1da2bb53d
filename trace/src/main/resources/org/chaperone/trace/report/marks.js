// What marks say of a match: the views that they name, and what that rests on.

function factsOfMarks(match) {
  const { evidence, views } = match;
  if (!evidence) return [];
  const said = element('div', { class: 'marks' }, element('p', {}, evidence.sentence), views.length ? viewTable(views) : null, trialsOf(evidence), meaning());
  return [fact('Marks', said)];
}

function viewTable(views) {
  const head = ['Account', 'View', 'Time (UTC)', 'Served as', 'z', 'False at most'];
  return element(
    'div',
    { class: 'scrolls', tabindex: '0', role: 'group', 'aria-label': 'Views that marks name' },
    element(
      'table',
      { class: 'views' },
      element('thead', {}, element('tr', {}, ...head.map((text) => element('th', { scope: 'col' }, text)))),
      element('tbody', {}, ...views.map(viewRow)),
    ),
  );
}

function viewRow(view) {
  const which = view.entry === null ? `one of ${view.among.map(formatted).join(', ')}` : `entry ${formatted(view.entry)}`;
  const session = view.session ? element('span', { class: 'below fixed' }, `session ${plain(view.session)}`) : null;
  return element(
    'tr',
    {},
    element('td', {}, element('bdi', {}, element('b', {}, plain(view.account, 120))), element('span', { class: 'below' }, view.part === 'view' ? 'by the view’s part' : 'by the account’s part')),
    element('td', {}, which, session),
    element('td', {}, view.time ? plain(view.time.replace('T', ' ').replace(/(\.\d+)?Z$/, '')) : '–'),
    element('td', {}, plain(view.rendition)),
    element('td', { class: 'number' }, view.z.toFixed(1)),
    element('td', { class: 'number' }, ...power(view.bound)),
  );
}

/** 10^-30 with its exponent raised. */
function power(bound) {
  const [base, exponent] = bound.split('^');
  return [base, element('sup', {}, exponent.replace('-', '−'))];
}

function trialsOf(evidence) {
  if (!evidence.keys) return null;
  const views = evidence.views === 1 ? '1 view' : `${formatted(evidence.views)} views`;
  const accounts = evidence.accounts === 1 ? '1 account' : `${formatted(evidence.accounts)} accounts`;
  const ways = evidence.hypotheses === 1 ? 'in 1 way' : `in ${formatted(evidence.hypotheses)} ways`;
  return element('p', { class: 'below' }, `${views} of ${accounts} on record; ${formatted(evidence.keys)} keys tried ${ways}; named from z ${evidence.threshold.toFixed(1)} on.`);
}

function meaning() {
  return element('details', {}, element('summary', {}, 'What this means, and what not'), ...raw.markNotes.map((sentence) => element('p', {}, sentence)));
}

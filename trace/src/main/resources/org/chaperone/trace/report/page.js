// Filters, order, keys and the address: what the reader does, and what is shown for it.

const ORDERS = {
  verdict: { label: 'Most certain first', by: (a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict) || bestScore(b) - bestScore(a) },
  found: { label: 'As found', by: () => 0 },
  path: { label: 'Leaked picture', by: (a, b) => compare(a.path, b.path) },
  best: { label: 'Best photograph', by: (a, b) => !a.matches.length - !b.matches.length || (a.matches.length && compare(a.matches[0].photograph.path, b.matches[0].photograph.path)) },
  score: { label: 'Score', by: (a, b) => bestScore(b) - bestScore(a) },
};
const compare = new Intl.Collator('en', { numeric: true }).compare;

const wanted = { verdicts: new Set(), text: '', photograph: null, order: 'verdict', backwards: false };
const besides = matchMedia('(min-width: 960px)');

function refresh(activeItem = list.shown[list.active]) {
  const text = wanted.text.trim().toLowerCase();
  const shown = items.filter(
    (item) =>
      (wanted.verdicts.size === 0 || wanted.verdicts.has(item.verdict)) &&
      (!wanted.photograph || wanted.photograph.items.includes(item)) &&
      (!text || searchable(item).includes(text)),
  );
  shown.sort(ORDERS[wanted.order].by);
  if (wanted.backwards) shown.reverse();
  showItems(shown, activeItem);
  showState();
}

function showState() {
  const all = items.length;
  const filtered = wanted.verdicts.size > 0 || wanted.text.trim() !== '' || wanted.photograph;
  const only = wanted.photograph ? ` with ${plain(split(wanted.photograph.path).name, 40)}` : '';
  byId('shown').textContent = filtered ? `${formatted(list.shown.length)} of ${formatted(all)} shown${only}` : `${formatted(all)} ${all === 1 ? 'picture' : 'pictures'}`;
  byId('clear').hidden = !filtered;
  byId('empty').firstElementChild.textContent = filtered ? 'No leaked picture matches these filters.' : 'The leak holds no pictures.';
  for (const button of byId('tiles').children) {
    button.setAttribute('aria-pressed', String(wanted.verdicts.has(button.dataset.verdict)));
  }
  byId('order').value = `${wanted.order}${wanted.backwards ? ' backwards' : ''}`;
  COLUMNS.forEach(({ key, sorts }, i) => {
    if (!sorts) return;
    const head = byId('heads').children[i];
    const chosen = key === wanted.order;
    // A score and a verdict are read from the best down, names from a to z.
    const rising = (key === 'score') === wanted.backwards;
    head.setAttribute('aria-sort', !chosen ? 'none' : rising ? 'ascending' : 'descending');
    head.querySelector('use').setAttribute('href', rising ? '#icon-up' : '#icon-down');
  });
}

function toggleVerdict(verdict) {
  if (!wanted.verdicts.delete(verdict)) wanted.verdicts.add(verdict);
  refresh();
}

function orderBy(key, backwards) {
  wanted.order = key;
  wanted.backwards = backwards;
  refresh();
}

function clearFilters() {
  wanted.verdicts.clear();
  wanted.text = byId('find').value = '';
  wanted.photograph = null;
  refresh();
  byId('find').focus();
}

function showOnly(photograph) {
  wanted.photograph = photograph;
  wanted.verdicts.clear();
  wanted.text = byId('find').value = '';
  refresh(detail.item);
  if (!besides.matches) close();
  else open(detail.item, { step: true });
}

// An opened picture is in the address, so that the browser's own back closes it.

function open(item, { focus = false, step = false } = {}) {
  if (list.opened) history.replaceState(history.state, '', addressOf(item));
  else history.pushState({ opened: true }, '', addressOf(item));
  reveal(item, { focus, top: !step });
}

function reveal(item, { focus }) {
  list.opened = item;
  document.body.dataset.view = 'detail';
  measureRows();
  const place = list.shown.indexOf(item);
  if (place >= 0) activate(place, { focus: false });
  markRows();
  showDetail(item, { place: place + 1, of: list.shown.length }, { close, previous: () => move(-1), next: () => move(1), only: showOnly });
  byId('overview').inert = !besides.matches;
  if (focus) byId('item-title').focus({ preventScroll: true });
}

function close() {
  if (history.state?.opened) {
    history.back();
  } else {
    history.replaceState(null, '', location.pathname + location.search);
    conceal();
  }
}

function conceal() {
  if (!list.opened) return;
  const place = list.shown.indexOf(list.opened);
  list.opened = null;
  hideDetail();
  document.body.dataset.view = 'overview';
  byId('overview').inert = false;
  measureRows();
  markRows();
  if (place >= 0) activate(place);
}

/** Opens the item that the address names, or none. */
function follow() {
  const number = /^#item=(\d+)$/.exec(location.hash)?.[1];
  const item = number && items[number - 1];
  if (item) reveal(item, { focus: true });
  else conceal();
}

const addressOf = (item) => `#item=${item.index + 1}`;

/** Moves the opened picture by one, wherever the focus is. */
function move(by) {
  const place = list.shown.indexOf(list.opened) + by;
  const item = list.shown[place];
  if (!item) return;
  const inBar = document.activeElement?.closest?.('.item-bar .tool')?.getAttribute('aria-label');
  const inDetail = detail.section.contains(document.activeElement);
  open(item, { focus: inDetail && !inBar, step: true });
  if (inBar) detail.section.querySelector(`[aria-label="${inBar}"]:enabled`)?.focus() ?? byId('item-title').focus();
}

function goTo(place) {
  activate(place);
  if (list.opened && besides.matches) openSoon();
}

// Held down, an arrow key asks for more pictures than can be drawn; only the last of a frame is.
let soon = 0;
function openSoon() {
  cancelAnimationFrame(soon);
  soon = requestAnimationFrame(() => {
    const item = list.shown[list.active];
    if (list.opened && item && item !== list.opened) open(item, { step: true });
  });
}

const listKeys = {
  ArrowDown: () => goTo(list.active + 1),
  ArrowUp: () => goTo(list.active - 1),
  j: () => goTo(list.active + 1),
  k: () => goTo(list.active - 1),
  Home: () => goTo(0),
  End: () => goTo(list.shown.length - 1),
  PageDown: () => goTo(list.active + rowsAPage()),
  PageUp: () => goTo(list.active - rowsAPage()),
  Enter: () => open(list.shown[list.active], { focus: true }),
  ' ': () => open(list.shown[list.active], { focus: true }),
};

const pageKeys = {
  '/': () => (besides.matches || !list.opened) && byId('find').focus(),
  b: toggleCover,
  j: () => (list.opened ? move(1) : goTo(list.active)),
  k: () => (list.opened ? move(-1) : goTo(list.active)),
  '[': () => chooseMatch(detail.match - 1),
  ']': () => chooseMatch(detail.match + 1),
  1: () => detail.overlay?.choose('wipe'),
  2: () => detail.overlay?.choose('fade'),
  3: () => detail.overlay?.choose('blink'),
  4: () => detail.overlay?.choose('difference'),
};

function pressed(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || byId('keys-dialog').open) return;
  const typing = event.target.matches('input[type="search"], select');
  if (event.key === 'Escape') {
    if (typing && event.target.value) return;
    if (list.opened) close();
    return;
  }
  const single = event.key.length === 1 && event.key !== ' ';
  if (typing || (single && !byId('single-keys').checked)) return;
  const inList = list.body.contains(event.target);
  const act = (inList && listKeys[event.key]) || (single && pageKeys[event.key]);
  if (act) {
    event.preventDefault();
    act();
  }
}

function start() {
  showAnswer(toggleVerdict);
  for (const { key, head, sorts } of COLUMNS) {
    const label = sorts
      ? element('button', { type: 'button', class: 'sort', onclick: () => orderBy(key, wanted.order === key && !wanted.backwards) }, head, icon('down'))
      : element('span', { class: 'hidden' }, head);
    byId('heads').append(element('div', { class: `cell ${key}`, role: 'columnheader' }, label));
  }
  for (const [key, { label }] of Object.entries(ORDERS)) {
    byId('order').append(element('option', { value: key }, label));
    if (key !== 'found') byId('order').append(element('option', { value: `${key} backwards` }, `${label}, reversed`));
  }
  byId('order').addEventListener('change', (event) => {
    const [key, backwards] = event.target.value.split(' ');
    orderBy(key, Boolean(backwards));
  });
  let typed = 0;
  byId('find').addEventListener('input', (event) => {
    wanted.text = event.target.value;
    clearTimeout(typed);
    typed = setTimeout(refresh, 80);
  });
  byId('find').addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      activate(list.active);
    }
  });
  byId('clear').addEventListener('click', clearFilters);
  document.querySelector('.skip').addEventListener('click', (event) => {
    event.preventDefault();
    if (list.opened && !besides.matches) byId('item-title').focus();
    else activate(list.active);
  });
  list.body.addEventListener('click', (event) => {
    const row = event.target.closest('.row');
    if (row) open(items[row.dataset.item], { focus: !besides.matches });
  });
  besides.addEventListener('change', () => (byId('overview').inert = Boolean(list.opened) && !besides.matches));
  document.addEventListener('keydown', pressed);
  window.addEventListener('popstate', follow);
  window.addEventListener('beforeprint', () => showRowsForPrint(1000));
  window.addEventListener('afterprint', renderRows);
  refresh();
  follow();
}

start();

// The list as a grid that holds only the rows in sight, whatever their number; a screen reader still
// hears each row's place and how many there are.

/** Rows kept ready above and below those in sight. */
const SPARE = 8;

const list = {
  grid: byId('list'),
  body: byId('rows'),
  scroller: byId('overview'),
  shown: [],
  /** The place in `shown` that the arrow keys move from. */
  active: 0,
  opened: null,
  rows: new Map(),
  height: 76,
  pending: false,
};

/** Shows these items; the same item stays active where it can. */
function showItems(shown, activeItem) {
  list.shown = shown;
  list.active = Math.max(0, shown.indexOf(activeItem));
  list.rows.forEach((row) => row.remove());
  list.rows.clear();
  list.grid.setAttribute('aria-rowcount', shown.length + 1);
  list.grid.hidden = shown.length === 0;
  byId('empty').hidden = shown.length !== 0;
  measureRows();
}

/** Measures a row, for its height follows the reader's own text size and the list's width. */
function measureRows() {
  if (list.shown.length === 0) return;
  const probe = element('div', { class: 'row probe', 'aria-hidden': 'true' });
  list.body.append(probe);
  list.height = probe.getBoundingClientRect().height || list.height;
  probe.remove();
  list.body.style.height = `${list.height * list.shown.length}px`;
  list.rows.forEach(place);
  renderRows();
}

function renderRows() {
  list.pending = false;
  const [first, last] = rowsInSight();
  const from = Math.max(0, first - SPARE);
  const to = Math.min(list.shown.length - 1, last + SPARE);
  for (const [i, row] of list.rows) {
    if ((i < from || i > to) && i !== list.active) {
      row.remove();
      list.rows.delete(i);
    }
  }
  for (let i = from; i <= to; i++) ensureRow(i);
  if (list.shown.length) ensureRow(list.active);
}

function rowsInSight() {
  const top = list.scroller.getBoundingClientRect().top - list.body.getBoundingClientRect().top;
  return [Math.floor(top / list.height), Math.ceil((top + list.scroller.clientHeight) / list.height)];
}

function ensureRow(i) {
  if (list.rows.has(i)) return list.rows.get(i);
  const row = rowOf(list.shown[i]);
  row.setAttribute('aria-rowindex', i + 2);
  place(row, i);
  mark(row, i);
  list.rows.set(i, row);
  const next = [...list.body.children].find((other) => other.ariaRowIndex - 2 > i);
  list.body.insertBefore(row, next ?? null);
  return row;
}

function place(row, i) {
  row.style.transform = `translateY(${i * list.height}px)`;
}

function mark(row, i) {
  row.tabIndex = i === list.active ? 0 : -1;
  row.setAttribute('aria-selected', String(list.shown[i] === list.opened));
}

function markRows() {
  list.rows.forEach(mark);
}

/** Makes a row active and brings it into sight, below what sticks to the top. */
function activate(i, { focus = true } = {}) {
  if (list.shown.length === 0) return;
  list.active = Math.min(Math.max(0, i), list.shown.length - 1);
  const scrolled = list.scroller.getBoundingClientRect();
  const top = list.body.getBoundingClientRect().top + list.active * list.height;
  const ceiling = scrolled.top + coveredAbove() + 4;
  if (top < ceiling) list.scroller.scrollTop -= ceiling - top;
  else if (top + list.height > scrolled.bottom - 4) list.scroller.scrollTop += top + list.height - scrolled.bottom + 4;
  renderRows();
  markRows();
  if (focus) ensureRow(list.active).focus({ preventScroll: true });
}

/** How much of the list's top the filters and, where they are seen, the heads cover. */
function coveredAbove() {
  const heads = byId('heads').parentElement;
  return byId('filters').offsetHeight + (getComputedStyle(heads).position === 'sticky' ? heads.offsetHeight : 0);
}

/** How many rows a page key moves by. */
function rowsAPage() {
  const room = list.scroller.clientHeight - coveredAbove();
  return Math.max(1, Math.floor(room / list.height) - 1);
}

/** Puts every row into the document, for paper. */
function showRowsForPrint(most) {
  for (let i = 0; i < Math.min(most, list.shown.length); i++) ensureRow(i);
}

list.scroller.addEventListener('scroll', () => {
  if (!list.pending) {
    list.pending = true;
    requestAnimationFrame(renderRows);
  }
}, { passive: true });

new ResizeObserver(() => measureRows()).observe(list.grid);

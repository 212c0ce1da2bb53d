// One leaked picture in full: its verdict, its matches, the pair, the overlay and the facts.

const detail = { section: byId('detail'), item: null, match: 0, overlay: null };

/** Builds the detail of an item; `actions` lead elsewhere: close, previous, next, only. */
function showDetail(item, position, actions) {
  if (detail.item !== item) detail.match = 0;
  detail.item = item;
  const heading = element('h2', { id: 'item-title', tabindex: '-1' }, plain(item.name, 600));
  const content = element('div', { class: 'item' });
  detail.section.replaceChildren(detailBar(item, position, actions), content);
  detail.section.hidden = false;
  content.append(
    element('div', { class: 'title' }, heading, badge(item.verdict), element('p', { class: 'folder' }, plain(item.folder, 600))),
    element('p', { class: 'verdict-note' }, element('b', {}, leadOf(item)), ' ', plain(item.reason)),
  );
  const steps = element('div', {});
  const desk = element('div', { class: 'desk' });
  content.append(steps, desk);
  const redraw = () => {
    if (detail.item !== item || !content.isConnected) return;
    steps.replaceChildren(...stepsOf(item));
    fillDesk(desk, item, actions);
  };
  detail.redraw = redraw;
  redraw();
  detail.section.scrollTop = 0;
}

/** The verdict as a sentence about this very picture. */
function leadOf(item) {
  if (item.verdict !== 'copy') return MEANING[item.verdict];
  const photographs = (series) => new Set(item.matches.filter((match) => (match.verdict === 'series') === series).map((match) => match.photograph)).size;
  const copies = photographs(false);
  const shots = photographs(true);
  const lead = copies === 1 ? 'A copy of one photograph of the archive.' : `A copy of ${formatted(copies)} photographs of the archive.`;
  if (shots === 0) return lead;
  return `${lead} ${shots === 1 ? 'One other shows' : `${formatted(shots)} others show`} the same scene in another shot.`;
}

function hideDetail() {
  detail.overlay?.end();
  detail.overlay = null;
  detail.item = null;
  detail.section.hidden = true;
  detail.section.replaceChildren();
}

function detailBar(item, position, { close, previous, next }) {
  return element(
    'div',
    { class: 'item-bar' },
    element('button', { type: 'button', class: 'tool close', onclick: close }, icon('back'), 'All pictures'),
    element('span', { class: 'place' }, position.place ? `${formatted(position.place)} of ${formatted(position.of)}` : ''),
    tool('up', 'Previous leaked picture', previous, { disabled: position.place === 1 }),
    tool('down', 'Next leaked picture', next, { disabled: position.place === position.of }),
  );
}

function chooseMatch(i) {
  const { item } = detail;
  if (!item || i < 0 || i >= item.matches.length || i === detail.match) return;
  const focused = document.activeElement?.closest?.('.step');
  detail.match = i;
  detail.redraw();
  const step = detail.section.querySelector('.step[aria-current="true"]');
  step?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  if (focused) step?.focus();
  say(`Match ${i + 1} of ${item.matches.length}: ${plain(item.matches[i].photograph.path, 120)}`);
}

/** A picture that holds several photographs lists them, best first. */
function stepsOf(item) {
  if (item.matches.length < 2) return [];
  const numbered = item.matches.map((match, i) =>
    element(
      'li',
      {},
      element(
        'button',
        { type: 'button', class: 'step', 'aria-current': String(i === detail.match), onclick: () => chooseMatch(i) },
        thumbnail(match.photograph.picture),
        element('span', { class: 'line' }, element('b', { class: 'number' }, `${i + 1} `), element('bdi', {}, plain(split(match.photograph.path).name, 120))),
        element('span', { class: `below ${match.verdict}` }, icon(match.verdict), `${match.verdict}, ${match.score.toFixed(2)}`),
      ),
    ),
  );
  const different = new Set(item.matches.map((match) => match.photograph)).size === item.matches.length;
  const shots = item.matches.some((match) => match.verdict === 'series');
  const found = shots ? `${item.matches.length} photographs to compare with this picture` : `${item.matches.length} ${different ? 'photographs' : 'matches'} were found in this picture`;
  const head = element('h3', { id: 'steps-title' }, found);
  return [element('section', { class: 'steps', 'aria-labelledby': 'steps-title' }, head, element('ol', {}, ...numbered))];
}

function fillDesk(desk, item, actions) {
  detail.overlay?.end();
  detail.overlay = null;
  const match = item.matches[detail.match];
  desk.classList.toggle('alone', !match);
  whenBothLoaded(item.picture, match?.photograph.picture, (leaked, photograph) => {
    if (detail.item !== item || item.matches[detail.match] !== match) return;
    const shown = [leakedFigure(item, leaked, detail.match, chooseMatch)];
    const between = match ? relation(match, leaked, photograph) : null;
    if (match) {
      shown.push(archiveFigure(match, photograph, between));
      if (between) {
        detail.overlay = overlayPanel(between, leaked, photograph);
        shown.push(detail.overlay.panel);
      }
    }
    desk.classList.toggle('flat', Boolean(match) && !between);
    shown.push(factsPanel(item, match, between, actions));
    desk.replaceChildren(...shown);
  });
}

function whenBothLoaded(one, other, show) {
  whenLoaded(one, (first) => {
    if (other === undefined) show(first, null);
    else whenLoaded(other, (second) => show(first, second));
  });
}

// The answer in words, and the tiles that count and filter.

function showAnswer(toggle) {
  document.title = `Trace: ${raw.headline}`;
  byId('headline').append(...withNumbers(raw.headline));
  byId('details').append(...raw.details.flatMap((sentence) => [...withNumbers(sentence), ' ']));
  byId('proportions').append(...VERDICTS.filter((verdict) => raw.counts[verdict]).map(proportion));
  byId('tiles').append(...VERDICTS.map((verdict) => tile(verdict, toggle)));
  showAffected();
  showUnsearched();
}

function proportion(verdict) {
  const part = element('span', { class: verdict });
  part.style.flexGrow = raw.counts[verdict];
  return part;
}

function tile(verdict, toggle) {
  return element(
    'button',
    {
      type: 'button',
      class: `tile ${verdict}`,
      'aria-pressed': 'false',
      'data-verdict': verdict,
      disabled: raw.counts[verdict] === 0,
      onclick: () => toggle(verdict),
    },
    element('span', { class: 'word' }, icon(verdict), verdict),
    element('span', { class: 'count' }, formatted(raw.counts[verdict])),
    element('span', { class: 'means' }, MEANING[verdict]),
  );
}

function showAffected() {
  byId('affected').hidden = affected.length === 0;
  const label = affected.length === 1 ? 'Copy the path of the photograph affected' : `Copy the paths of the ${formatted(affected.length)} photographs affected`;
  const button = element('button', { type: 'button', class: 'link' }, label);
  button.addEventListener('click', async () => {
    const done = await copied(affected.map((photograph) => photograph.path).join('\n'));
    button.textContent = done ? 'Copied' : 'The browser did not allow copying';
    say(button.textContent);
    setTimeout(() => (button.textContent = label), 2000);
  });
  byId('affected').append(button);
}

function showUnsearched() {
  const files = raw.archiveUnreadable;
  if (files.length === 0) return;
  const box = byId('unsearched');
  box.hidden = false;
  box.firstElementChild.textContent = `Files of the archive that could not be read (${formatted(files.length)})`;
  const most = 500;
  box.lastElementChild.append(
    ...files.slice(0, most).map(([path, reason]) => element('li', {}, element('bdi', {}, plain(path)), element('span', { class: 'below' }, `: ${plain(reason)}`))),
    ...(files.length > most ? [element('li', {}, `and ${formatted(files.length - most)} more, in report.json`)] : []),
  );
  box.lastElementChild.tabIndex = 0;
  box.lastElementChild.setAttribute('aria-label', 'Unreadable files of the archive');
}

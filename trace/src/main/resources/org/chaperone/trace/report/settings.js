// The reader's choices, kept by the browser where it allows that.

const kept = {
  get(key) {
    try {
      return localStorage.getItem(`chaperone-report-${key}`);
    } catch {
      return null;
    }
  },
  set(key, value) {
    try {
      localStorage.setItem(`chaperone-report-${key}`, value);
    } catch {
      // A browser that keeps nothing shows the same page, only without memory.
    }
  },
};

const darkByDefault = matchMedia('(prefers-color-scheme: dark)');

function theme(chosen) {
  if (chosen) document.documentElement.dataset.theme = chosen;
  const dark = (document.documentElement.dataset.theme ?? (darkByDefault.matches ? 'dark' : 'light')) === 'dark';
  byId('theme').setAttribute('aria-pressed', String(dark));
  return dark;
}

function cover(covered) {
  document.body.dataset.cover = covered ? 'on' : 'off';
  byId('cover').setAttribute('aria-pressed', String(covered));
  kept.set('cover', covered ? 'on' : 'off');
}

function toggleCover() {
  cover(document.body.dataset.cover !== 'on');
  say(document.body.dataset.cover === 'on' ? 'Pictures are blurred.' : 'Pictures are shown.');
}

theme(['dark', 'light'].find((name) => name === kept.get('theme')));
cover(kept.get('cover') === 'on');
byId('single-keys').checked = kept.get('keys') !== 'off';

darkByDefault.addEventListener('change', () => theme());
byId('theme').addEventListener('click', () => {
  const chosen = theme() ? 'light' : 'dark';
  theme(chosen);
  kept.set('theme', chosen);
});
byId('cover').addEventListener('click', toggleCover);
byId('keys').addEventListener('click', () => byId('keys-dialog').showModal());
byId('single-keys').addEventListener('change', (event) => kept.set('keys', event.target.checked ? 'on' : 'off'));

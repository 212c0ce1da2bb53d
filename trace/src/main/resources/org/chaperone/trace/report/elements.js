// Elements are built node by node, never from text, so that no name of a leak can become markup.

const byId = (id) => document.getElementById(id);

/** An element with attributes; `on…` are listeners, true and false set or leave out a bare attribute. */
function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  fill(made, attributes);
  made.append(...children.filter((child) => child !== null));
  return made;
}

function drawing(tag, attributes, ...children) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
  fill(made, attributes);
  made.append(...children);
  return made;
}

function fill(made, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) {
      made.addEventListener(name.slice(2), value);
    } else if (value === true) {
      made.setAttribute(name, '');
    } else if (value !== false && value !== undefined) {
      made.setAttribute(name, value);
    }
  }
}

function icon(name) {
  return drawing('svg', { 'aria-hidden': 'true' }, drawing('use', { href: `#icon-${name}` }));
}

function tool(iconName, label, press, attributes = {}) {
  return element(
    'button',
    { type: 'button', class: 'tool', 'aria-label': label, title: label, onclick: press, ...attributes },
    icon(iconName),
  );
}

// Controls, marks that turn the direction of writing, and blanks of no width: what a hostile name hides in.
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** The text with its unseen characters spelled out, no longer than `most`. */
function plain(text, most = Infinity) {
  const cut = text.length > most ? text.slice(0, most) + '…' : text;
  return cut.replace(UNSEEN, (c) => `⟨U+${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`);
}

function line(text, classes, most = 300) {
  return element('bdi', { class: `line ${classes}`.trim() }, plain(text, most));
}

/** The sentence with its numbers in bold. */
function withNumbers(sentence) {
  return sentence
    .split(/(\b\d[\d,.]*\d\b|\b\d\b)/)
    .map((part, i) => (i % 2 ? element('b', {}, part) : part));
}

/** A button that copies a text and says that it did. */
function copyButton(label, text) {
  const button = tool('duplicate', label, async () => {
    const done = await copied(text);
    button.replaceChildren(icon(done ? 'done' : 'close'));
    say(done ? 'Copied.' : 'The browser did not allow copying.');
    setTimeout(() => button.replaceChildren(icon('duplicate')), 1600);
  });
  return button;
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = element('textarea', { class: 'hidden' });
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  }
}

/** Tells a screen reader something that is seen elsewhere. */
function say(text) {
  byId('said').textContent = text;
}

// Standard views of a procedure: which are wanted, which are done, which comes next, and which
// earlier photograph each is lined up with.
const parts = ["site", "side", "view"];

export function standardViews(place, form, earlier, changed) {
  const lists = [...place.querySelectorAll("[data-template]")];
  const buttons = [...place.querySelectorAll("[data-choose]")];
  let chosen;
  let now;

  const all = () => (chosen ? [...chosen.querySelectorAll(".want")] : []);
  const isOpen = (one) => !one.classList.contains("done") && !one.hasAttribute("data-skipped");

  const mark = () => {
    for (const one of all()) {
      const is = one === now;
      if (is) one.setAttribute("aria-current", "step");
      else one.removeAttribute("aria-current");
    }
    changed(now);
  };

  // What is said of a photograph of a wanted view; where it says nothing, the form does.
  const described = (want) => {
    const said = Object.fromEntries(parts.map((part) => [part, want.dataset[part] || form.elements[part].value]));
    if (want.dataset.site && !want.dataset.side) said.side = "";
    said.procedure = form.elements.procedure.value || chosen.dataset.name;
    return said;
  };
  const called = (want) => `${chosen.dataset.name} - ${want.dataset.label || want.dataset.view}`;

  const alike = (tile, said, name) =>
    tile.name.startsWith(`${name} `)
      ? 3
      : tile.site === said.site && said.site !== "" && tile.view === said.view
        ? tile.side === said.side ? 2 : 1
        : 0;
  // The latest of those that are most alike.
  const ghost = (said, name = "\n") => {
    let best;
    let most = 0;
    for (const tile of earlier) {
      const like = alike(tile, said, name);
      if (like > most && tile.path) [best, most] = [tile, like];
    }
    return best?.path;
  };

  const choose = (index) => {
    for (const list of lists) list.hidden = list.dataset.template !== index;
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.choose === index));
    chosen = lists.find((list) => list.dataset.template === index);
    if (chosen) {
      form.elements.procedure.value = chosen.dataset.name;
      const today = earlier.filter((tile) => tile.today);
      for (const want of all()) {
        const said = described(want);
        if (today.some((tile) => alike(tile, said, called(want)) >= (want.dataset.label ? 3 : 2))) {
          want.classList.add("done");
        }
      }
    }
    now = all().find(isOpen);
    history.replaceState(null, "", chosen ? `#views-${index}` : location.pathname);
    mark();
  };

  place.addEventListener("click", (event) => {
    const button = event.target.closest("[data-choose]");
    if (button) choose(button.dataset.choose);
  });

  const api = {
    isChosen: () => chosen !== undefined,
    all,
    now: () => now,
    aim(want) {
      want.removeAttribute("data-skipped");
      now = want;
      mark();
    },
    described,
    called,
    ghost,
    // Taken; what comes next is the next that is open, from the beginning again at the end.
    took(want) {
      want.classList.add("done");
      api.next(want);
    },
    skip(want) {
      want.setAttribute("data-skipped", "");
      api.next(want);
    },
    next(from) {
      const list = all();
      const at = list.indexOf(from);
      now = [...list.slice(at + 1), ...list.slice(0, at)].find(isOpen);
      mark();
    },
  };
  const kept = location.hash.match(/^#views-([0-9]+)$/);
  if (kept) choose(kept[1]);
  return api;
}

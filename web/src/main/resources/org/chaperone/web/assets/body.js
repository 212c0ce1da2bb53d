// The picture of a body: chooses body site and side together. The fields beside it say the same, and
// whichever is used, the other follows.
const NEXT = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

// The nearest region in a direction; what lies aside counts double.
function towards(from, all, [dx, dy]) {
  const middle = (one) => {
    const box = one.getBoundingClientRect();
    return [box.left + box.width / 2, box.top + box.height / 2];
  };
  const [x, y] = middle(from);
  let best;
  let least = Infinity;
  for (const one of all) {
    const [ox, oy] = middle(one);
    const ahead = (ox - x) * dx + (oy - y) * dy;
    if (one === from || ahead <= 1) continue;
    const cost = ahead + 2 * Math.abs((ox - x) * dy - (oy - y) * dx);
    if (cost < least) [best, least] = [one, cost];
  }
  return best;
}

for (const body of document.querySelectorAll("[data-body]")) {
  const form = body.closest("form");
  const site = form.elements.site;
  const side = form.elements.side;
  const chosen = body.querySelector(".chosen");
  const regions = [...body.querySelectorAll("[role=radio]")];
  const finer = [...body.querySelectorAll("[data-finer]")];
  const shown = body.querySelector(".figures");

  const word = (field) => (field.value ? field.selectedOptions[0].textContent : "");
  const follow = () => {
    for (const one of regions) {
      const sides = one.dataset.side;
      const is = one.dataset.site === site.value && (!sides || side.value === sides || side.value === "BOTH");
      one.setAttribute("aria-checked", String(is));
      one.tabIndex = -1;
    }
    // One stop for the tabulator in each figure: what is chosen, or the first.
    for (const figure of body.querySelectorAll(".figure")) {
      const all = figure.querySelectorAll("[role=radio]");
      (figure.querySelector("[aria-checked=true]") ?? all[0]).tabIndex = 0;
    }
    for (const one of finer) one.setAttribute("aria-pressed", String(one.dataset.finer === site.value));
    chosen.textContent = [word(side), word(site)].filter(Boolean).join(" ") || chosen.dataset.none;
  };

  const choose = (one) => {
    site.value = one.dataset.site;
    side.value = one.dataset.side;
    site.dispatchEvent(new Event("change", { bubbles: true }));
    one.focus();
  };

  const show = (name) => {
    shown.dataset.shown = name;
    for (const one of body.querySelectorAll("[data-show]")) {
      one.setAttribute("aria-pressed", String(one.dataset.show === name));
    }
  };

  body.addEventListener("click", (event) => {
    const region = event.target.closest("[role=radio]");
    const other = event.target.closest("[data-finer]");
    const figure = event.target.closest("[data-show]");
    if (region) {
      choose(region);
      // A head is finer than it can be drawn on a whole body.
      if (region.dataset.site === "HEAD") show("head");
    }
    if (other) {
      site.value = other.dataset.finer;
      site.dispatchEvent(new Event("change", { bubbles: true }));
    }
    if (figure) show(figure.dataset.show);
  });
  body.addEventListener("keydown", (event) => {
    const region = event.target.closest("[role=radio]");
    if (!region) return;
    if (event.key === " " || event.key === "Enter") {
      event.preventDefault();
      choose(region);
    } else if (NEXT[event.key]) {
      event.preventDefault();
      const to = towards(region, region.closest("svg").querySelectorAll("[role=radio]"), NEXT[event.key]);
      if (to) {
        region.tabIndex = -1;
        to.tabIndex = 0;
        to.focus();
      }
    }
  });
  for (const field of [site, side]) field.addEventListener("change", follow);
  const holder = body.closest("details");
  if (holder && matchMedia("(min-width: 60rem)").matches) holder.open = true;
  follow();
}

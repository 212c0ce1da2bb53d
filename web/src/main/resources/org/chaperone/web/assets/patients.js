// Finding with the keyboard: down from the field into the list, up again; filters of a patient's page.
const field = document.getElementById("q");
if (field) {
  const links = () => [...document.querySelectorAll("#found a")];
  document.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const all = links();
    const at = all.indexOf(document.activeElement);
    if (document.activeElement !== field && at < 0) return;
    const to = event.key === "ArrowDown" ? at + 1 : at - 1;
    if (to >= all.length) return;
    event.preventDefault();
    (to < 0 ? field : all[to]).focus();
  });
}

for (const filter of document.querySelectorAll("[data-filter]")) {
  filter.addEventListener("click", (event) => {
    const chosen = event.target.closest("button");
    if (!chosen) return;
    for (const one of filter.querySelectorAll("button")) {
      one.setAttribute("aria-pressed", String(one === chosen));
    }
    for (const visit of document.querySelectorAll(".visit")) {
      for (const tile of visit.querySelectorAll("[data-site]")) {
        tile.hidden = chosen.dataset.site !== "" && tile.dataset.site !== chosen.dataset.site;
      }
      visit.hidden = !visit.querySelector("[data-site]:not([hidden])");
    }
  });
}

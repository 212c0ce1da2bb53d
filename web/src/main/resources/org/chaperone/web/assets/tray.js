// Files that came while standard views are wanted: each is given to a view by dragging it there, by
// the field beside it, or stored without one.
import { picture } from "./asking.js";

export function tray(place, views, store) {
  const list = place.querySelector("ul");
  const row = document.getElementById("tray-row").content;
  const files = new Map();

  const show = () => (place.hidden = files.size === 0);
  const options = (select) => {
    const unsaid = select.options[0];
    select.replaceChildren(unsaid);
    views.all().forEach((want, index) => {
      const option = document.createElement("option");
      option.value = index;
      option.textContent = want.querySelector(".name").textContent;
      select.append(option);
    });
  };
  const send = (item) => {
    const file = files.get(item);
    const index = item.querySelector("select").value;
    files.delete(item);
    item.remove();
    show();
    store(file, index === "" ? undefined : views.all()[index]);
  };

  let dragged;
  list.addEventListener("dragstart", (event) => {
    dragged = event.target.closest("li");
    event.dataTransfer.setData("text/plain", "");
  });
  addEventListener("dragend", () => (dragged = undefined));
  list.addEventListener("click", (event) => {
    if (event.target.closest("[data-away]")) {
      const item = event.target.closest("li");
      files.delete(item);
      item.remove();
      show();
    }
  });
  place.querySelector("[data-store]").addEventListener("click", () => [...files.keys()].forEach(send));

  return {
    // Goes to the views that are still open, one after the other; what is left over to none.
    take(file) {
      const item = row.cloneNode(true).querySelector("li");
      item.querySelector("b").textContent = file.name;
      const select = item.querySelector("select");
      options(select);
      const given = new Set([...files.keys()].map((one) => one.querySelector("select").value));
      const open = views
        .all()
        .findIndex((want, index) => !want.classList.contains("done") && !given.has(String(index)));
      select.value = open < 0 ? "" : open;
      files.set(item, file);
      list.append(item);
      picture(file, "")
        .then((image) => item.querySelector(".frame").replaceChildren(image))
        .catch(() => {});
      show();
    },
    // What is being dragged within the page, to a view.
    drop(want) {
      if (!dragged) return false;
      dragged.querySelector("select").value = views.all().indexOf(want);
      send(dragged);
      dragged = undefined;
      return true;
    },
    isEmpty: () => files.size === 0,
  };
}

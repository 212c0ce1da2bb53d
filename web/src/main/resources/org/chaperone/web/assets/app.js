// What every page runs. Each part looks for its own elements and does nothing without them.
import "./passkey.js";
import "./keys.js";
import "./confirm.js";
import "./patients.js";
import "./thumbnails.js";
import "./stage.js";
import "./compare.js";
import "./body.js";
import "./shelf.js";
import "./capture.js";
import "./cases.js";
import "./consent.js";
import "./share.js";
import "./shared.js";

// htmx swaps only what succeeded; a session that is over must lead to the door.
document.addEventListener("htmx:responseError", (event) => {
  if (event.detail.xhr.status === 401) {
    location.assign(event.detail.xhr.getResponseHeader("HX-Redirect") ?? "/sign-in");
  }
});

// What came too often is answered in its place by when to go on.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.xhr.status === 429) event.detail.shouldSwap = true;
});

// Confirming that it is really oneself: on the page that asks for it, and in a dialog for scripts.
import { answer, post } from "./passkey.js";

async function confirm(how, said) {
  if (how === "click") return post("/confirm/demo", {});
  if (!window.PublicKeyCredential) throw Object.assign(new Error(), { told: said.dataset.unsupported });
  return post("/confirm", await answer(await post("/confirm/challenge", {})));
}

function listen(place, then) {
  const said = place.querySelector(".said");
  for (const form of place.querySelectorAll("form[data-confirm]")) {
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      said.textContent = "";
      const button = form.querySelector("button");
      button.disabled = true;
      try {
        await confirm(form.dataset.confirm, said);
        then();
      } catch (e) {
        said.textContent =
          e.told ?? (e instanceof TypeError ? said.dataset.offline : said.dataset.cancelled);
      }
      button.disabled = false;
    });
  }
}

const goOn = document.getElementById("go-on");
if (goOn) {
  listen(goOn.closest(".confirm"), () => goOn.submit());
  document.querySelector("form[data-confirm] button")?.focus();
}

// Resolves to whether it was confirmed.
export async function confirmed() {
  const answer = await fetch("/confirm", { cache: "no-store", headers: { Accept: "text/html" } });
  if (!answer.ok) return false;
  const dialog = document.createElement("dialog");
  dialog.className = "confirm";
  dialog.setAttribute("aria-labelledby", "confirm-title");
  dialog.innerHTML = await answer.text();
  document.body.append(dialog);
  return new Promise((resolve) => {
    let done = false;
    listen(dialog, () => {
      done = true;
      dialog.close();
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(done);
    });
    dialog.showModal();
  });
}

// A further passkey for one's own account: confirmed first with one that there is.
import { askJson, Told } from "./asking.js";
import { create } from "./passkey.js";

const form = document.getElementById("add-key");
form?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const said = form.querySelector(".said");
  const button = form.querySelector("button");
  said.textContent = "";
  if (!window.PublicKeyCredential) {
    said.textContent = said.dataset.unsupported;
    return;
  }
  button.disabled = true;
  try {
    const { options, account, name } = await (await askJson("/account/keys/challenge", {})).json();
    const made = await create(options, account, name);
    await askJson("/account/keys", { ...made, name: form.elements.name.value });
    location.reload();
  } catch (e) {
    said.textContent =
      (e instanceof Told && e.message) ||
      (e.name === "InvalidStateError" && said.dataset.there) ||
      (e instanceof TypeError ? said.dataset.offline : said.dataset.cancelled);
    button.disabled = false;
  }
});

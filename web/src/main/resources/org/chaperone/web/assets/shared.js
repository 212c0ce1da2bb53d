// For whom something was shared with: the door, and the photographs one by one.
import { movable } from "./stage.js";
import { picture } from "./asking.js";

const KNOWN = "chaperone-share";
const csrf = () => document.querySelector("meta[name=csrf]").content;

const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const toBytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));

async function post(path, body) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRF-TOKEN": csrf() },
    body: JSON.stringify(body),
  });
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw Object.assign(new Error(said.sentence ?? ""), { told: said.sentence });
  return said;
}

// The link's part behind #: the share, and what opens it once.
function linked() {
  const [share, secret] = location.hash.slice(1).split(".");
  return /^[0-9a-f]{32}$/.test(share) ? { share, secret: secret ?? "" } : undefined;
}

async function open(link, form, name) {
  const options = await post("/share/open", { ...link, code: form.elements.code.value });
  const made = await navigator.credentials.create({
    publicKey: {
      challenge: toBytes(options.challenge),
      rp: { id: options.rpId, name: "Chaperone" },
      user: {
        id: Uint8Array.from(link.share.match(/../g), (pair) => parseInt(pair, 16)),
        name,
        displayName: name,
      },
      pubKeyCredParams: [-8, -7, -257].map((alg) => ({ type: "public-key", alg })),
      authenticatorSelection: { userVerification: "required", residentKey: "preferred" },
      attestation: "none",
    },
  });
  const { to } = await post("/share/bind", {
    id: options.id,
    attestation: toText(made.response.attestationObject),
    clientData: toText(made.response.clientDataJSON),
  });
  localStorage.setItem(KNOWN, link.share);
  location.replace(to);
}

async function again(share) {
  const options = await post("/share/challenge", { share });
  const made = await navigator.credentials.get({
    publicKey: {
      challenge: toBytes(options.challenge),
      rpId: options.rpId,
      allowCredentials: options.passkeys.map((id) => ({ type: "public-key", id: toBytes(id) })),
      userVerification: "required",
    },
  });
  const { to } = await post("/share/sign-in", {
    id: options.id,
    credential: toText(made.rawId),
    clientData: toText(made.response.clientDataJSON),
    authenticatorData: toText(made.response.authenticatorData),
    signature: toText(made.response.signature),
  });
  localStorage.setItem(KNOWN, share);
  location.replace(to);
}

function door(place) {
  const link = linked();
  const known = link?.share ?? localStorage.getItem(KNOWN);
  const show = (when, on) => (place.querySelector(`[data-when=${when}]`).hidden = !on);
  show("none", !known);
  show("link", link?.secret && link.share !== localStorage.getItem(KNOWN));
  show("known", known);
  for (const form of place.querySelectorAll("form[data-shared]")) {
    const said = form.querySelector(".said");
    const button = form.querySelector("button");
    form.onsubmit = async (event) => {
      event.preventDefault();
      said.textContent = "";
      if (!window.PublicKeyCredential) {
        said.textContent = said.dataset.unsupported;
        return;
      }
      button.disabled = true;
      try {
        await (form.dataset.shared === "open"
          ? open(link, form, place.dataset.name)
          : again(known));
      } catch (e) {
        said.textContent =
          e.told ?? (e instanceof TypeError ? said.dataset.offline : said.dataset.cancelled);
        button.disabled = false;
      }
    };
  }
}

// A photograph is asked for when it is turned to, and kept while the page is there: turning back
// is no further view.
function viewing(place) {
  const stage = place.querySelector("[data-shared-stage]");
  const said = stage.querySelector(".said");
  const all = [...place.querySelectorAll("[data-shared-photograph]")].map(
    (one) => one.dataset.sharedPhotograph,
  );
  const kept = new Map();
  let at = 0;
  let left = Number(place.dataset.left);
  const { fit } = movable(
    stage,
    () => stage.querySelectorAll("img"),
    (to) => turn(to === "next" ? 1 : -1),
  );

  const fill = (text, ...parts) =>
    parts.reduce((filled, part, i) => filled.replace(`{${i}}`, part), text);
  const tell = () => {
    place.querySelector("[data-left-said]").textContent = fill(place.dataset.leftText, left);
    place.querySelector("[data-at]").textContent = fill(place.dataset.place, at + 1, all.length);
  };

  async function get(index) {
    if (kept.has(index)) return kept.get(index);
    const answer = await fetch(all[index], {
      cache: "no-store",
      headers: { Accept: "application/json" },
    });
    if (!answer.ok) {
      const { sentence } = await answer.json().catch(() => ({}));
      throw Object.assign(new Error(), {
        told: answer.status === 401 ? said.dataset.ended : (sentence ?? said.dataset.ended),
      });
    }
    left = Number(answer.headers.get("Chaperone-Left"));
    const image = await picture(await answer.blob(), fill(place.dataset.alt, index + 1));
    kept.set(index, image);
    return image;
  }

  async function show() {
    const index = at;
    said.textContent = "";
    tell();
    for (const button of place.querySelectorAll("[data-turn]")) {
      const to = at + Number(button.dataset.turn);
      button.disabled = to < 0 || to >= all.length;
    }
    stage.querySelectorAll("img").forEach((image) => image.remove());
    try {
      const image = await get(index);
      if (index === at) stage.append(image);
      fit();
      tell();
    } catch (error) {
      said.textContent = error.told ?? said.dataset.offline;
    }
  }

  function turn(by) {
    const to = at + by;
    if (to < 0 || to >= all.length) return;
    at = to;
    show();
  }

  for (const button of place.querySelectorAll("[data-turn]")) {
    button.addEventListener("click", () => turn(Number(button.dataset.turn)));
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "ArrowLeft") turn(-1);
    if (event.key === "ArrowRight") turn(1);
  });
  const full = place.querySelector("[data-full]");
  full.hidden = !stage.requestFullscreen;
  full.addEventListener("click", () => stage.requestFullscreen());
  show();
}

for (const place of document.querySelectorAll("[data-shared-door]")) {
  door(place);
  addEventListener("hashchange", () => door(place));
}
for (const place of document.querySelectorAll("[data-shared-view]")) viewing(place);

// Signing in and enrolling: between the server, which passes on, and the authenticator.
const csrf = () => document.querySelector("meta[name=csrf]").content;

export const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

export const toBytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));

export async function post(path, body) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRF-TOKEN": csrf() },
    body: JSON.stringify(body),
  });
  if (answer.status === 401) {
    location.assign(answer.headers.get("Chaperone-Sign-In") ?? "/sign-in");
    return new Promise(() => {});
  }
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw Object.assign(new Error(said.sentence ?? ""), { told: said.sentence });
  return said;
}

// What the authenticator says to a challenge, as the server takes it.
export async function answer(options) {
  const made = await navigator.credentials.get({
    publicKey: {
      challenge: toBytes(options.challenge),
      rpId: options.rpId,
      allowCredentials: options.passkeys.map((id) => ({ type: "public-key", id: toBytes(id) })),
      userVerification: "required",
    },
  });
  return {
    id: options.id,
    credential: toText(made.rawId),
    clientData: toText(made.response.clientDataJSON),
    authenticatorData: toText(made.response.authenticatorData),
    signature: toText(made.response.signature),
  };
}

// A new passkey for somebody, as the server takes it.
export async function create(options, account, name) {
  const made = await navigator.credentials.create({
    publicKey: {
      challenge: toBytes(options.challenge),
      rp: { id: options.rpId, name: "Chaperone" },
      user: {
        id: Uint8Array.from(account.match(/../g), (pair) => parseInt(pair, 16)),
        name,
        displayName: name,
      },
      pubKeyCredParams: [-8, -7, -257].map((alg) => ({ type: "public-key", alg })),
      excludeCredentials: (options.passkeys ?? []).map((id) => ({ type: "public-key", id: toBytes(id) })),
      authenticatorSelection: { userVerification: "required", residentKey: "preferred" },
      attestation: "none",
    },
  });
  return {
    id: options.id,
    attestation: toText(made.response.attestationObject),
    clientData: toText(made.response.clientDataJSON),
  };
}

async function signIn(form) {
  const name = form.elements.name.value.trim();
  const { to } = await post("/sign-in", await answer(await post("/sign-in/challenge", { name })));
  location.assign(to);
}

// The link's part behind #: account, code, name.
function linked() {
  const [account, code, name] = location.hash.slice(1).split(".");
  if (!account || !code || !name) return undefined;
  try {
    return { account, code, name: new TextDecoder().decode(toBytes(name)) };
  } catch {
    return undefined;
  }
}

async function enrol(form) {
  const link = linked();
  if (!link) throw Object.assign(new Error(), { told: form.querySelector(".said").dataset.broken });
  const options = await post("/enrol/challenge", { name: link.name });
  const made = await create(options, link.account, link.name);
  const { to } = await post("/enrol", { ...made, account: link.account, code: link.code });
  location.assign(to);
}

for (const form of document.querySelectorAll("form#sign-in, form#enrol")) {
  const said = form.querySelector(".said");
  const button = form.querySelector("button");
  const link = form.id === "enrol" ? linked() : undefined;
  if (link) {
    form.querySelector(".named").hidden = false;
    form.querySelector("[data-name]").textContent = link.name;
  }
  form.querySelector("[data-provider]")?.addEventListener("click", async () => {
    said.textContent = "";
    try {
      if (!link) throw Object.assign(new Error(), { told: said.dataset.broken });
      location.assign((await post("/enrol/provider", link)).to);
    } catch (e) {
      said.textContent = e.told ?? said.dataset.offline;
    }
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    said.textContent = "";
    if (!window.PublicKeyCredential) {
      said.textContent = said.dataset.unsupported;
      return;
    }
    button.disabled = true;
    try {
      await (form.id === "enrol" ? enrol(form) : signIn(form));
    } catch (e) {
      said.textContent =
        e.told ?? (e instanceof TypeError ? said.dataset.offline : said.dataset.cancelled);
      button.disabled = false;
    }
  });
}

// Signing in and enrolling: between the server, which passes on, and the authenticator.
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

async function signIn(form) {
  const name = form.elements.name.value.trim();
  const options = await post("/sign-in/challenge", { name });
  const made = await navigator.credentials.get({
    publicKey: {
      challenge: toBytes(options.challenge),
      rpId: options.rpId,
      allowCredentials: options.passkeys.map((id) => ({ type: "public-key", id: toBytes(id) })),
      userVerification: "required",
    },
  });
  const { to } = await post("/sign-in", {
    id: options.id,
    name,
    credential: toText(made.rawId),
    clientData: toText(made.response.clientDataJSON),
    authenticatorData: toText(made.response.authenticatorData),
    signature: toText(made.response.signature),
  });
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
  const made = await navigator.credentials.create({
    publicKey: {
      challenge: toBytes(options.challenge),
      rp: { id: options.rpId, name: "Chaperone" },
      user: {
        id: Uint8Array.from(link.account.match(/../g), (pair) => parseInt(pair, 16)),
        name: link.name,
        displayName: link.name,
      },
      pubKeyCredParams: [-8, -7, -257].map((alg) => ({ type: "public-key", alg })),
      authenticatorSelection: { userVerification: "required", residentKey: "preferred" },
      attestation: "none",
    },
  });
  const { to } = await post("/enrol", {
    id: options.id,
    account: link.account,
    code: link.code,
    attestation: toText(made.response.attestationObject),
    clientData: toText(made.response.clientDataJSON),
  });
  location.assign(to);
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const said = form.querySelector(".said");
  const button = form.querySelector("button");
  const link = form.id === "enrol" ? linked() : undefined;
  if (link) {
    form.querySelector(".named").hidden = false;
    form.querySelector("[data-name]").textContent = link.name;
  }
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

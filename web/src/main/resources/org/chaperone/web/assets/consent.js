// Asking a patient: the signature is drawn in a box and sent as the strokes of an SVG path.
const NEAR = 2;

// What the vault takes at most, less one long stroke.
const MOST = 25_000;

function pad(form, box) {
  const canvas = box.querySelector("canvas");
  const pen = canvas.getContext("2d");
  const strokes = form.elements.strokes;
  let drawn = [];
  let stroke;
  box.hidden = false;

  const place = (event) => {
    const frame = canvas.getBoundingClientRect();
    const within = (value, most) => Math.max(0, Math.min(most, Math.round(value)));
    return [
      within(((event.clientX - frame.left) / frame.width) * canvas.width, canvas.width),
      within(((event.clientY - frame.top) / frame.height) * canvas.height, canvas.height),
    ];
  };
  const line = (from, to) => {
    pen.strokeStyle = getComputedStyle(canvas).color;
    pen.lineWidth = 3;
    pen.lineCap = "round";
    pen.beginPath();
    pen.moveTo(...from);
    pen.lineTo(...to);
    pen.stroke();
  };
  canvas.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    canvas.setPointerCapture(event.pointerId);
    const at = place(event);
    stroke = [at];
    line(at, at);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!stroke || strokes.value.length + 8 * stroke.length > MOST) return;
    for (const one of event.getCoalescedEvents?.() ?? [event]) {
      const at = place(one);
      const last = stroke.at(-1);
      if (Math.hypot(at[0] - last[0], at[1] - last[1]) < NEAR) continue;
      line(last, at);
      stroke.push(at);
    }
  });
  for (const end of ["pointerup", "pointercancel"]) {
    canvas.addEventListener(end, () => {
      if (!stroke) return;
      // A dot is a line to its own place.
      if (stroke.length === 1) stroke.push(stroke[0]);
      drawn.push(stroke);
      form.querySelector(".said[data-unsigned]").textContent = "";
      stroke = undefined;
      strokes.value = drawn
        .map((points) => "M" + points.map((point) => point.join(" ")).join("L"))
        .join("");
    });
  }
  box.querySelector("[data-clear]").addEventListener("click", () => {
    drawn = [];
    strokes.value = "";
    pen.clearRect(0, 0, canvas.width, canvas.height);
  });
}

for (const form of document.querySelectorAll("form[data-consent]")) {
  pad(form, form.querySelector("[data-pad]"));
  const said = form.querySelector(".said[data-unsigned]");
  form.addEventListener("submit", (event) => {
    const place = [...form.querySelectorAll("input[name^=where-]")].find(
      (field) =>
        form.elements[field.name.replace("where-", "answer-")].value === "yes" &&
        !field.value.trim(),
    );
    const isSigned = form.elements.strokes.value || form.elements.typed.checked;
    said.textContent = place ? said.dataset.where : isSigned ? "" : said.dataset.unsigned;
    if (place || !isSigned) {
      event.preventDefault();
      (place ?? form.elements.typed).focus();
    }
  });
}

for (const button of document.querySelectorAll("[data-print-now]")) {
  button.addEventListener("click", () => print());
}

// Giving a share: the link into the clipboard, and a colleague's fields only for a colleague.
for (const button of document.querySelectorAll("[data-copy]")) {
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
    button.textContent = button.dataset.done;
  });
}

const colleague = document.querySelector(".share-colleague");
if (colleague) {
  const form = colleague.closest("form");
  const show = () => {
    const isColleague = form.elements.to.value === "COLLEAGUE";
    colleague.hidden = !isColleague;
    form.elements.name.required = isColleague;
  };
  form.addEventListener("change", show);
  show();
}

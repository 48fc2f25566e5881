// Files may be dropped on the form, their names are shown, and what was pressed shows that it works. Without it all works too.
const form = document.querySelector("form[data-drop]");
const input = form.querySelector("input[type=file]");
const list = form.querySelector("[data-chosen]");

const show = () => list.replaceChildren(...[...input.files].map((file) => {
  const line = document.createElement("li");
  const name = document.createElement("bdi");
  name.textContent = file.name;
  line.append(name);
  return line;
}));

input.addEventListener("change", show);
form.addEventListener("dragover", (event) => event.preventDefault());
form.addEventListener("drop", (event) => {
  if (!event.dataTransfer.files.length) return;
  event.preventDefault();
  const all = new DataTransfer();
  for (const file of [...input.files, ...event.dataTransfer.files]) all.items.add(file);
  input.files = all.files;
  show();
});
form.addEventListener("submit", () => {
  const button = form.querySelector("button");
  button.textContent = button.dataset.busy;
  button.setAttribute("aria-busy", "true");
});

// A form that has been filled in and not sent: the browser asks before the page is left.
// Everything works without this.
const touched = new Set();

document.addEventListener("input", ({ target }) => {
  const form = target.closest("form[data-keep]");
  if (form) touched.add(form);
});
document.addEventListener("submit", () => touched.clear());
window.addEventListener("beforeunload", (event) => {
  if (touched.size) event.preventDefault();
});

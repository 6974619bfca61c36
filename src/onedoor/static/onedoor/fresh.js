// A part of a page that keeps itself fresh (htmx). What its reader has under their hand stays as it
// is; what they had opened stays open; and who has come since is said once, politely.
// Everything works without this: the page can be loaded anew.
const inHand = (part) => part.contains(document.activeElement);
const tickets = (part) => [...part.querySelectorAll("[data-arrived]")];
let opened = [];
let known = [];

document.addEventListener("htmx:beforeRequest", (event) => {
  if (inHand(event.detail.elt)) event.preventDefault();
});
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (detail.xhr.status !== 200) return;
  const ours = Boolean(detail.xhr.getResponseHeader("ETag"));
  if (!ours) location.reload(); // the session has ended: this is the page that asks who one is
  detail.shouldSwap = ours && !inHand(detail.target);
  opened = [...detail.target.querySelectorAll("details[open][id]")].map((one) => one.id);
  known = tickets(detail.target).map((one) => one.id);
});
document.addEventListener("htmx:afterSwap", ({ detail }) => {
  for (const id of opened) document.getElementById(id)?.setAttribute("open", "");
  const part = document.getElementById(detail.target.id);
  const come = part ? tickets(part).filter((one) => !known.includes(one.id)) : [];
  const said = document.getElementById("arrived");
  if (come.length && said) said.textContent = come.map((one) => one.dataset.arrived).join(" ");
});
// A session that has ended, or an office that does not answer: say nothing, and try again.
document.addEventListener("htmx:responseError", (event) => event.stopPropagation());

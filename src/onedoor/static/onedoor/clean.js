// A page on the check-in screen makes itself clean for the next, some seconds after it was last
// touched. It takes its own place in the history, so that nothing of the one before is a step back.
const { clears, to } = document.body.dataset;
const soon = document.getElementById("soon");
const LAST = 15;
let left = Number(clears);

const clean = () => location.replace(to);
const touched = () => {
  left = Number(clears);
  if (soon) soon.hidden = true;
};

for (const kind of ["pointerdown", "keydown", "input"]) document.addEventListener(kind, touched, { passive: true });
setInterval(() => {
  left -= 1;
  if (left <= 0) clean();
  else if (soon && left <= Math.min(LAST, Number(clears) / 2)) soon.hidden = false;
}, 1000);

// A page that the browser kept from before is never shown again.
window.addEventListener("pageshow", ({ persisted }) => {
  if (persisted) clean();
});
// A finger that taps twice sends once.
document.addEventListener("submit", (event) => {
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "yes";
});

// One key calls for help, and who has called is asked for every few seconds on every open page.
// A call that does not get through is sent again until it does, and the page says whom to ring.
// Without this file the button is a form, and calls stand on the next page that is opened.
const help = document.getElementById("help");
const button = document.getElementById("call-help");
const lost = document.getElementById("help-lost");
const every = Number(help.dataset.every) * 1000;
const now = new URL("../now/", button.action);
const MUTED = "help-muted";
let etag = "";
let pending = null;
let audio = null;

const calls = () => new Set([...help.querySelectorAll("[data-help-call]")].map((one) => one.dataset.helpCall));

function tone(pitch, at) {
  const sound = audio.createOscillator();
  const volume = audio.createGain();
  sound.frequency.value = pitch;
  volume.gain.setValueAtTime(0.25, at);
  volume.gain.exponentialRampToValueAtTime(0.001, at + 0.4);
  sound.connect(volume).connect(audio.destination);
  sound.start(at);
  sound.stop(at + 0.4);
}

function sound() {
  if (!audio || audio.state !== "running" || localStorage.getItem(MUTED) === "yes") return;
  for (const [number, pitch] of [660, 880, 660].entries()) tone(pitch, audio.currentTime + number * 0.3);
}

function show(html, tag) {
  const before = calls();
  help.innerHTML = html;
  etag = tag;
  if ([...calls()].some((one) => !before.has(one))) sound();
}

async function asked(address, options = {}) {
  const headers = { "X-Onedoor-Help": location.pathname, ...options.headers };
  const answer = await fetch(address, { ...options, headers, cache: "no-store", signal: AbortSignal.timeout(6000) });
  // Only our own answers carry a tag: a sign-in page does not, and is no answer to a call.
  if (!answer.headers.get("ETag")) throw new Error("not ours");
  return answer;
}

async function send(form, submitter) {
  const answer = await asked(form.action, { method: "POST", body: new FormData(form, submitter) });
  if (answer.status !== 200) throw new Error("not taken");
  show(await answer.text(), answer.headers.get("ETag"));
}

async function callOut() {
  try {
    await send(button);
    pending = null;
    lost.hidden = true;
  } catch {
    lost.hidden = false;
    pending = setTimeout(callOut, 2000);
  }
}

function call() {
  if (pending === null) {
    pending = 0;
    callOut();
  }
}

async function ask() {
  try {
    const answer = await asked(now, { headers: etag ? { "If-None-Match": etag } : {} });
    if (help.contains(document.activeElement)) return;
    if (answer.status === 200) show(await answer.text(), answer.headers.get("ETag"));
    if (answer.status === 204) show("", "");
  } catch {
    // Asked again in a few seconds. Only a call of one's own must say that it is not heard.
  }
}

document.addEventListener("keydown", (event) => {
  if (event.key !== button.dataset.key || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  call();
});
button.addEventListener("submit", (event) => {
  event.preventDefault();
  call();
});
help.addEventListener("submit", (event) => {
  event.preventDefault();
  send(event.target, event.submitter).catch(() => event.target.submit());
});
document.addEventListener("visibilitychange", () => document.hidden || ask());
document.addEventListener("pointerdown", () => (audio ??= new AudioContext()).resume());
setInterval(ask, every);

const muting = document.getElementById("help-sound");
if (muting) {
  const mute = muting.querySelector("button");
  const tell = () => mute.setAttribute("aria-pressed", String(localStorage.getItem(MUTED) === "yes"));
  muting.hidden = false;
  mute.addEventListener("click", () => {
    localStorage.setItem(MUTED, localStorage.getItem(MUTED) === "yes" ? "no" : "yes");
    tell();
  });
  tell();
}

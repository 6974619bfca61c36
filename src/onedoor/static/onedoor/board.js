// The board keeps itself fresh: it asks whether the numbers are still the ones it shows. When the
// office does not answer, it says since when, rather than showing numbers that may be old.
// Without scripts the whole page is loaded anew instead, and there is no sound.
const board = document.getElementById("main");
const tickets = document.getElementById("tickets");
const lost = document.getElementById("lost");
const said = document.getElementById("said");
const since = document.getElementById("since");
const every = Number(board.dataset.every) * 1000;
const lostAfter = Number(board.dataset.lost) * 1000;
// Some hours old, and the office answers: a newer version of the page may be there.
const ANEW = 6 * 60 * 60 * 1000;
let etag = "";
let heard = Date.now();

const calls = () => new Set([...tickets.querySelectorAll("[data-call]")].map((one) => one.dataset.call));

function isHeard(shown) {
  if (shown) heard = Date.now();
  const silent = Date.now() - heard >= lostAfter;
  if (silent && lost.hidden) since.textContent = new Date(heard).toTimeString().slice(0, 5);
  tickets.hidden = silent;
  lost.hidden = !silent;
}

function aloud(call) {
  const words = [...call.children].filter((part) => !part.ariaHidden);
  return words.map((part) => part.textContent).join(", ");
}

function mark(before) {
  const come = [...tickets.querySelectorAll("[data-call]")].filter((one) => !before.has(one.dataset.call));
  for (const one of come) one.classList.add(`${one.classList[0]}--new`);
  if (!come.length) return;
  // Said aloud are the new calls alone: not the whole board, each time a number comes or goes.
  said.textContent = come.map(aloud).join(". ");
  chime();
}

async function ask() {
  try {
    const answer = await fetch(board.dataset.tickets, {
      headers: etag ? { "If-None-Match": etag } : {},
      cache: "no-store",
      signal: AbortSignal.timeout(every + 2000),
    });
    if (answer.status === 403) return location.reload();
    if (answer.status === 200) {
      const before = calls();
      tickets.innerHTML = await answer.text();
      mark(before);
      etag = answer.headers.get("ETag") ?? "";
    }
    isHeard(answer.status === 200 || answer.status === 304);
    if (performance.now() > ANEW) location.reload();
  } catch {
    isHeard(false);
  }
}

// Two short tones, made here; only when a number is called that was not there before.
const SOUNDS = "sound" in board.dataset;
const MUTED = "board-muted";
let audio = null;

const muted = () => localStorage.getItem(MUTED) === "yes";

function tone(pitch, at) {
  const sound = audio.createOscillator();
  const volume = audio.createGain();
  sound.frequency.value = pitch;
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(0.3, at + 0.03);
  volume.gain.exponentialRampToValueAtTime(0.001, at + 0.5);
  sound.connect(volume).connect(audio.destination);
  sound.start(at);
  sound.stop(at + 0.5);
}

function chime() {
  if (!audio || muted() || audio.state !== "running") return;
  // Counted, since nobody can hear a test.
  document.documentElement.dataset.chimes = Number(document.documentElement.dataset.chimes ?? 0) + 1;
  tone(784, audio.currentTime);
  tone(587, audio.currentTime + 0.3);
}

function tellSound() {
  const waits = !muted() && audio.state !== "running";
  document.getElementById("sound-on").hidden = muted() || waits;
  document.getElementById("sound-off").hidden = !muted();
  document.getElementById("sound-asks").hidden = !waits;
}

if (SOUNDS) {
  audio = new AudioContext();
  audio.addEventListener("statechange", tellSound);
  document.addEventListener("keydown", ({ key }) => {
    if (key.toLowerCase() === "m") localStorage.setItem(MUTED, muted() ? "no" : "yes");
    audio.resume();
    tellSound();
  });
  document.addEventListener("pointerdown", () => audio.resume());
  tellSound();
}

setInterval(ask, every);
ask();

// How old what is on screen is. Counts up by itself, so that a silent circuit shows.
const staleAfter = 4000;
let heardAt = 0;

export function showAge(at) {
  heardAt = performance.now();
  document.documentElement.dataset.shownAt = at;
  write();
}

function write() {
  const pill = document.getElementById('live-pill');
  if (!pill || !heardAt) {
    return;
  }
  const silence = performance.now() - heardAt;
  const live = silence < staleAfter;
  const text = live ? 'Live' : `Stale · ${Math.round(silence / 1000)} s`;
  const label = pill.querySelector('.pill-text');
  pill.dataset.state = live ? 'live' : 'stale';
  if (label.textContent !== text) {
    label.textContent = text;
  }
}

setInterval(write, 1000);

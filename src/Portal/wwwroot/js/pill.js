// How old what is on screen is. Counts up by itself, so that a silent circuit shows.
import { moment } from './clock.js';
import { pace } from './view.js';

let heardAt = 0;
let pausedAt = 0;

export function showAge(at) {
  heardAt = performance.now();
  document.documentElement.dataset.shownAt = at;
  write();
}

export function showPaused(isPaused) {
  pausedAt = isPaused ? Date.now() : 0;
  heardAt = performance.now();
  write();
}

/** The tab is looked at again: what was missed while it was not is no silence. */
export function showShown() {
  heardAt = performance.now();
  write();
}

function state() {
  if (document.documentElement.dataset.connection === 'lost') {
    return ['lost', 'Reconnecting…', 'The connection was lost'];
  }
  if (pausedAt) {
    return ['paused', `Paused since ${moment(pausedAt)} · Resume`, 'Resume: follow again'];
  }
  const silence = performance.now() - heardAt;
  return silence < pace() * 2000 + 2000
    ? ['live', `Live · ${pace()}\u00a0s`, 'Pause: nothing more is sent to this tab']
    : ['stale', `Stale · ${Math.round(silence / 1000)}\u00a0s`, 'Nothing was heard of the portal for so long'];
}

function write() {
  const pill = document.getElementById('live-pill');
  if (!pill || !heardAt || document.hidden) {
    return;
  }
  const [name, text, title] = state();
  const label = pill.querySelector('.pill-text');
  pill.dataset.state = name;
  if (label.textContent !== text) {
    label.textContent = text;
    pill.title = title;
  }
}

setInterval(write, 1000);
new MutationObserver(write).observe(document.documentElement, { attributes: true, attributeFilter: ['data-connection'] });

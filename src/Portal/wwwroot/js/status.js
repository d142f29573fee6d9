// The page's one status region: a screen reader is told at most one sentence in ten seconds, the newest of those that came meanwhile.
const quietFor = 10_000;
let saidAt = -quietFor;
let said = '';
let waiting = null;
let next = '';

function write(sentence) {
  const region = document.getElementById('status');
  if (!region) {
    return;
  }
  saidAt = performance.now();
  said = sentence;
  region.textContent = sentence;
}

/** Says what changed by itself; what was said last is not said again. */
export function announce(sentence) {
  if (sentence === said || (waiting && sentence === next)) {
    return;
  }
  next = sentence;
  waiting ??= setTimeout(() => {
    waiting = null;
    write(next);
  }, Math.max(0, saidAt + quietFor - performance.now()));
}

/** Answers what the reader just did: that can't wait. */
export function answer(sentence) {
  write(sentence);
}

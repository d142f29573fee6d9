// The page's one status region: a screen reader is told at most one sentence in ten seconds. Of those that came meanwhile a word of new errors, else the newest.
const quietFor = 10_000;
let saidAt = -quietFor;
let said = '';
let next = null;

function write(sentence) {
  const region = document.getElementById('status');
  if (!region) {
    return;
  }
  saidAt = performance.now();
  said = sentence;
  region.textContent = sentence;
}

/** Says what changed by itself; what was said last is not said again, unless it is an error that came again. */
export function announce(sentence, isAlarm = false) {
  if (!isAlarm && (sentence === said || next?.isAlarm)) {
    return;
  }
  const isWaiting = next !== null;
  next = { sentence, isAlarm };
  if (!isWaiting) {
    setTimeout(() => {
      const { sentence: newest } = next;
      next = null;
      write(newest);
    }, Math.max(0, saidAt + quietFor - performance.now()));
  }
}

/** Answers what the reader just did: that can't wait. */
export function answer(sentence) {
  write(sentence);
}

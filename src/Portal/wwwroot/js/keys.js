import { chosen as wanted } from './view.js';
import { whenOpened } from './dialogs.js';
import { goTo } from './go.js';

// Where letters are text, and where a dialog has its own keys.
const elsewhere = 'input, textarea, select, [contenteditable], dialog, iframe';
const chosen = '[aria-current], [aria-pressed=true], [aria-selected=true], [aria-checked=true]';

function press(element) {
  const can = element && !element.disabled;
  if (can) {
    element.click();
  }
  return Boolean(can);
}

// What the help dialog's rows name in data-act. Each answers whether it did anything.
const acts = {
  go: target => goTo(target),
  press: target => press(document.querySelector(target)),
  focus: target => {
    const element = document.querySelector(target);
    element?.focus();
    return Boolean(element);
  },
  next: target => {
    const all = [...document.querySelectorAll(target)];
    return press(all[(all.findIndex(one => one.matches(chosen)) + 1) % all.length]);
  },
  nth: (target, event) => press(document.querySelectorAll(target)[Number(event.key) - 1]),
};

function areOff() {
  return wanted('keys') === 'off';
}

function bindingOf(key) {
  return [...document.querySelectorAll('#help [data-act]')].find(row => row.dataset.keys.split(' ').includes(key));
}

/** Single keys, read off the help dialog. */
export function startKeys() {
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing || event.defaultPrevented
      || event.target.closest?.(elsewhere) || document.querySelector('dialog[open]') || areOff()) {
      return;
    }
    const row = bindingOf(event.key);
    if (row && acts[row.dataset.act](row.dataset.target, event)) {
      event.preventDefault();
    }
  });
  whenOpened('help', dialog => {
    dialog.querySelector('[data-keys-off]').hidden = !areOff();
  });
}

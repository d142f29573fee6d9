import { chosen, choose } from './view.js';

const names = { '': 'System', light: 'Light', dark: 'Dark' };
const order = ['', 'light', 'dark'];

function show() {
  name();
  document.dispatchEvent(new Event('portal:theme'));
}

/** Light, dark, or the system's by any other name. */
export function setTheme(theme) {
  choose('theme', order.includes(theme) ? theme : '');
}

function name() {
  for (const word of document.querySelectorAll('[data-theme-word]')) {
    if (word.textContent !== names[chosen('theme')]) {
      word.textContent = names[chosen('theme')];
    }
  }
}

export function startTheme() {
  document.addEventListener('portal:view', event => {
    if (event.detail === 'theme' || event.detail === '') {
      show();
    }
  });
  document.addEventListener('click', event => {
    if (event.target.closest?.('[data-action="theme"]')) {
      setTheme(order[(order.indexOf(chosen('theme')) + 1) % order.length]);
    }
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => document.dispatchEvent(new Event('portal:theme')));
  // Blazor renders the button once more when the circuit starts.
  new MutationObserver(name).observe(document.body, { childList: true, subtree: true });
  name();
}

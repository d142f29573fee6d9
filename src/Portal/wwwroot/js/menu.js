// The navigation where there is no room for it: a drawer over the page. Below the middle width it is all there is of it.
const button = () => document.querySelector('[data-action="menu"]');
const nav = () => document.getElementById('nav');
const isOpen = () => button()?.getAttribute('aria-expanded') === 'true';

function open(state) {
  if (state === isOpen() || !nav()) {
    return;
  }
  nav().classList.toggle('open', state);
  button().setAttribute('aria-expanded', String(state));
  // What lies under the drawer can't be reached meanwhile.
  document.getElementById('content').inert = state;
  if (state) {
    (nav().querySelector('a.active') ?? nav().querySelector('a'))?.focus();
  } else if (nav().contains(document.activeElement)) {
    button().focus();
  }
}

export function startMenu() {
  document.addEventListener('click', event => {
    if (event.target.closest?.('[data-action="menu"]')) {
      open(!isOpen());
    } else if (!event.target.closest?.('#nav') || (event.target.closest('#nav a') && !event.target.closest('[data-fold]'))) {
      open(false);
    }
  });
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape' && isOpen() && !document.querySelector('dialog[open]')) {
      open(false);
      button().focus();
    }
  });
  document.addEventListener('focusin', event => {
    if (isOpen() && !event.target.closest('#nav, .top')) {
      open(false);
    }
  });
  matchMedia('(min-width: 1280px)').addEventListener('change', () => open(false));
}

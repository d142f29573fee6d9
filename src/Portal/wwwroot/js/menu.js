/** The navigation on small screens. */
export function startMenu() {
  const button = () => document.querySelector('[data-action="menu"]');
  const open = state => {
    document.getElementById('nav')?.classList.toggle('open', state);
    button()?.setAttribute('aria-expanded', String(state));
  };
  document.addEventListener('click', event => {
    if (event.target.closest?.('[data-action="menu"]')) {
      open(button().getAttribute('aria-expanded') !== 'true');
    } else if (event.target.closest?.('#nav a') || !event.target.closest?.('#nav')) {
      open(false);
    }
  });
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape' && button()?.getAttribute('aria-expanded') === 'true') {
      open(false);
      button().focus();
    }
  });
}

const names = { system: 'System', light: 'Light', dark: 'Dark' };
const order = ['system', 'light', 'dark'];

/** The cookie `view` is what the server reads, so the next page is right from its first byte. */
export function readView() {
  const cookie = document.cookie.split('; ').find(part => part.startsWith('view='));
  return new URLSearchParams(cookie ? decodeURIComponent(cookie.slice(5)) : '');
}

function writeView(view) {
  const path = new URL(document.baseURI).pathname;
  document.cookie = `view=${encodeURIComponent(view)}; path=${path}; max-age=31536000; samesite=strict${location.protocol === 'https:' ? '; secure' : ''}`;
}

function current() {
  return document.documentElement.dataset.theme ?? 'system';
}

export function setTheme(theme) {
  const view = readView();
  if (theme === 'system') {
    delete document.documentElement.dataset.theme;
    view.delete('theme');
  } else {
    document.documentElement.dataset.theme = theme;
    view.set('theme', theme);
  }
  for (const sheet of document.querySelectorAll('link[data-theme-sheet]')) {
    const own = sheet.dataset.themeSheet;
    sheet.media = theme === 'system' ? `(prefers-color-scheme: ${own})` : theme === own ? 'all' : 'not all';
  }
  writeView(view);
  name();
  document.dispatchEvent(new Event('portal:theme'));
}

function name() {
  for (const word of document.querySelectorAll('[data-theme-word]')) {
    word.textContent = names[current()];
  }
}

export function startTheme() {
  const view = readView();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone && view.get('zone') !== zone) {
    view.set('zone', zone);
    writeView(view);
  }
  document.addEventListener('click', event => {
    if (event.target.closest?.('[data-action="theme"]')) {
      setTheme(order[(order.indexOf(current()) + 1) % order.length]);
    }
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => document.dispatchEvent(new Event('portal:theme')));
  // Blazor renders the button once more when the circuit starts.
  new MutationObserver(() => {
    const word = document.querySelector('[data-theme-word]');
    if (word && word.textContent !== names[current()]) {
      name();
    }
  }).observe(document.body, { childList: true, subtree: true });
  name();
}

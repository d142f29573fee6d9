// How this browser wants its pages: the cookie `view`, which the server reads too, so that the next page is right from its first byte.
const marks = ['theme', 'density', 'motion', 'keys'];
const calm = matchMedia('(prefers-reduced-motion: reduce)');
let view = null;

function read() {
  const cookie = document.cookie.split('; ').find(part => part.startsWith('view='));
  return new URLSearchParams(cookie ? decodeURIComponent(cookie.slice(5)) : '');
}

function known() {
  return view ??= read();
}

/** What was chosen, by its name; empty for the default. */
export function chosen(name) {
  return known().get(name) ?? '';
}

/** The cookie's text. */
export function viewText() {
  return known().toString();
}

/** Keeps a choice, empty for the default, and tells whoever follows it. */
export function choose(name, value) {
  // Another tab may have chosen something meanwhile.
  view = read();
  if (value) {
    view.set(name, value);
  } else {
    view.delete(name);
  }
  keep(name);
}

/** Back to the defaults. The browser's own time zone is no choice. */
export function chooseNothing() {
  const zone = chosen('zone');
  view = new URLSearchParams(zone ? { zone } : {});
  keep('');
}

function keep(name) {
  const path = new URL(document.baseURI).pathname;
  document.cookie = `view=${encodeURIComponent(view)}; path=${path}; max-age=31536000; samesite=strict${location.protocol === 'https:' ? '; secure' : ''}`;
  for (const mark of marks) {
    if (chosen(mark)) {
      document.documentElement.dataset[mark] = chosen(mark);
    } else {
      delete document.documentElement.dataset[mark];
    }
  }
  document.dispatchEvent(new CustomEvent('portal:view', { detail: name }));
}

/** IANA name of the zone that times are written in. */
export function zone() {
  return chosen('timezone') || chosen('zone') || 'UTC';
}

/** Nothing moves by itself but what must. */
export function isCalm() {
  return chosen('motion') === 'reduced' || (calm.matches && chosen('motion') !== 'full');
}

/** Seconds between two changes of a page. */
export function pace() {
  return Number(chosen('refresh')) || 1;
}

/** The browser's zone, which only the browser knows. */
export function startView() {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (own && chosen('zone') !== own) {
    choose('zone', own);
  }
}

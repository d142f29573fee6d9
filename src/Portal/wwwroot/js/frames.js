// Grafana's panels. A frame begins when it has been on screen for a moment, few at a time; what nobody has seen for longest is emptied.
const maxAlive = 8;
const maxLoading = 2;
const settleMilliseconds = 300;
const patienceMilliseconds = 8000;
const oldMilliseconds = 3600e3;
const small = matchMedia('(max-width: 767px)');
const dark = matchMedia('(prefers-color-scheme: dark)');

/** What is known of each home of a frame: { home, url, onScreen, leftAt, settling, wanted, frame, loading, late, builtAt }. */
const places = new Map();
let board = null;
let observer = null;
let told = '';

function theme() {
  return document.documentElement.dataset.theme ?? (dark.matches ? 'dark' : 'light');
}

function address(place) {
  return place.url.replace('&theme=light', `&theme=${theme()}`);
}

/** Says which page wants to know what becomes of its frames. */
export function connectFrames(newBoard) {
  board = newBoard;
  told = '';
  for (const place of places.values()) {
    forget(place);
  }
  observer?.disconnect();
  observer = new IntersectionObserver(seen, { rootMargin: '200px' });
  watchFrames();
}

/** Takes up frames that are new in the page, forgets those that left it, and looks at where the others have got to. */
export function watchFrames() {
  if (!observer) {
    return;
  }
  for (const place of places.values()) {
    if (!place.home.isConnected) {
      forget(place);
    } else if (place.home.dataset.frame !== place.url) {
      place.url = place.home.dataset.frame;
      renew(place);
    } else if (place.frame && !place.loading) {
      check(place);
    }
  }
  for (const home of document.querySelectorAll('[data-frame]')) {
    if (!places.has(home)) {
      places.set(home, { home, url: home.dataset.frame, onScreen: false, leftAt: 0 });
      observer.observe(home);
    }
  }
  pump();
  tell();
}

function seen(entries) {
  for (const { target, isIntersecting } of entries) {
    const place = places.get(target);
    if (!place || place.onScreen === isIntersecting) {
      continue;
    }
    place.onScreen = isIntersecting;
    clearTimeout(place.settling);
    if (!isIntersecting) {
      place.leftAt = performance.now();
      place.wanted = false;
      if (place.frame && place.leftAt - place.builtAt > oldMilliseconds) {
        empty(place);
      }
    } else if (small.matches && !place.asked) {
      offer(place);
    } else {
      place.settling = setTimeout(() => want(place), settleMilliseconds);
    }
  }
  tell();
}

function want(place) {
  place.wanted = !place.frame;
  pump();
}

// On a small screen a panel costs more than it shows.
function offer(place) {
  if (place.home.querySelector('button')) {
    return;
  }
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button';
  button.textContent = 'Load history';
  button.addEventListener('click', () => {
    place.asked = true;
    button.remove();
    want(place);
  });
  place.home.replaceChildren(button);
}

function pump() {
  for (const place of places.values()) {
    const alive = [...places.values()].filter(other => other.frame);
    if (!place.wanted || alive.filter(other => other.loading).length >= maxLoading) {
      continue;
    }
    if (alive.length >= maxAlive) {
      const unseen = alive.filter(other => !other.onScreen).sort((a, b) => a.leftAt - b.leftAt)[0];
      if (!unseen) {
        return;
      }
      empty(unseen);
    }
    build(place);
  }
}

function build(place) {
  const frame = document.createElement('iframe');
  frame.title = place.home.dataset.frameTitle;
  frame.loading = 'lazy';
  frame.setAttribute('sandbox', 'allow-scripts allow-same-origin');
  frame.addEventListener('load', () => {
    place.loading = false;
    clearTimeout(place.late);
    check(place);
    pump();
  });
  frame.src = address(place);
  Object.assign(place, { frame, loading: true, wanted: false, builtAt: performance.now() });
  place.late = setTimeout(() => fail('late'), patienceMilliseconds);
  place.home.replaceChildren(frame);
}

function empty(place) {
  clearTimeout(place.late);
  place.frame?.remove();
  Object.assign(place, { frame: null, loading: false });
}

function renew(place) {
  empty(place);
  if (place.onScreen && (!small.matches || place.asked)) {
    want(place);
  }
}

function forget(place) {
  clearTimeout(place.settling);
  empty(place);
  observer?.unobserve(place.home);
  places.delete(place.home);
}

// A sign-in form has another path; an answer that may not be framed has none that we may read.
function check(place) {
  let path;
  try {
    path = place.frame.contentWindow.location.pathname;
  } catch {
    fail('refused');
    return;
  }
  const root = new URL(place.url, document.baseURI).pathname.split(/\/d(?:-solo)?\//)[0];
  if (path !== 'blank' && !path.startsWith(`${root}/d`)) {
    fail('sign-in');
  }
}

function fail(why) {
  board?.invokeMethodAsync('FrameFailed', why).catch(() => {});
}

function tell() {
  const sections = [...places.values()].filter(place => place.onScreen).map(place => place.home.dataset.frameSection);
  const now = sections.join(' ');
  if (now !== told) {
    told = now;
    // The circuit may be gone by now; then the reconnect dialog has the word.
    board?.invokeMethodAsync('ShowFrames', sections).catch(() => {});
  }
}

document.addEventListener('portal:theme', () => {
  for (const place of places.values()) {
    if (place.frame) {
      renew(place);
    }
  }
});

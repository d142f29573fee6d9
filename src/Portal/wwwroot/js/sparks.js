// Sparklines: the server draws them, and only those on screen move.
const watched = new Set();
let onScreen = new Set();
let page = null;
let observer = null;
let saying = 0;

/** Gives sparklines their newest line: [id, path, words]. One that scrolled away meanwhile is passed over. */
export function patchSparks(lines) {
  for (const [id, path, words] of lines) {
    const line = document.getElementById(id);
    line?.setAttribute('aria-label', words);
    line?.firstElementChild.setAttribute('d', path);
  }
}

/** Observes sparklines that are new in the page and forgets those that left it. */
export function watchSparks(newPage) {
  if (newPage) {
    page = newPage;
    watched.clear();
    onScreen = new Set();
    observer?.disconnect();
    observer = new IntersectionObserver(shown);
  }
  if (!observer) {
    return;
  }
  for (const line of document.querySelectorAll('[data-spark]')) {
    if (!watched.has(line)) {
      watched.add(line);
      observer.observe(line);
    }
  }
  for (const line of watched) {
    if (!line.isConnected) {
      watched.delete(line);
      observer.unobserve(line);
      onScreen.delete(line);
    }
  }
}

function shown(entries) {
  for (const entry of entries) {
    onScreen[entry.isIntersecting ? 'add' : 'delete'](entry.target);
  }
  // Scrolling brings many of them one after the other.
  clearTimeout(saying);
  saying = setTimeout(() => page?.invokeMethodAsync('ShowSparks', [...onScreen].map(line => line.id)).catch(() => {}), 300);
}

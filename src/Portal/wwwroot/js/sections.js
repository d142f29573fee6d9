// The list of a page's sections, and their folding on small screens.
let waiting = false;

/** Marks the link of the section that is being read. */
export function markCurrent() {
  const links = [...document.querySelectorAll('.toc a')];
  const places = links.map(link => document.getElementById(decodeURIComponent(link.hash.slice(1)))?.getBoundingClientRect());
  const line = innerHeight * 0.3;
  let current = -1;
  places.forEach((place, at) => {
    if (place && place.top <= line && (current < 0 || place.top >= places[current].top)) {
      current = at;
    }
  });
  links.forEach((link, at) => {
    if (at === current) {
      link.setAttribute('aria-current', 'true');
    } else {
      link.removeAttribute('aria-current');
    }
  });
}

function unfold(section, open) {
  section.dataset.open = open;
  section.querySelector('[data-action="fold"]')?.setAttribute('aria-expanded', String(open));
}

export function startSections() {
  addEventListener('scroll', () => {
    if (!waiting) {
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        markCurrent();
      });
    }
  }, { passive: true });
  document.addEventListener('click', event => {
    const section = event.target.closest?.('[data-action="fold"]')?.closest('[data-open]');
    if (section) {
      unfold(section, section.dataset.open !== 'true');
    }
    // Who goes to a section wants to see it.
    const link = event.target.closest?.('a[href*="#"]');
    const target = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (target?.dataset.open === 'false') {
      unfold(target, true);
    }
  });
}

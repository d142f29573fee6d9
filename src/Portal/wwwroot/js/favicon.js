// The icon says how many problems there are, so that a tab in the background shows it. The count is the navigation's own.
const colours = { bad: '#c01f2e', warning: '#a85a00' };
const arrows = 'M10 24V9M5.5 13.5L10 9l4.5 4.5M22 8v15M17.5 18.5L22 23l4.5-4.5';
let painted = null;
let plain = null;

function draw(count, tone, lost) {
  const ground = lost ? '#77808c' : '#2257d6';
  const text = count > 9 ? '9+' : String(count);
  const badge = count > 0 && !lost
    ? `<circle cx="21" cy="21" r="11" fill="${colours[tone] ?? colours.warning}"/><text x="21" y="26.2" font-family="sans-serif" font-weight="700" font-size="${text.length > 1 ? 12 : 15}" fill="#fff" text-anchor="middle">${text}</text>`
    : '';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="${ground}"/>`
    + `<path d="${arrows}" fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"/>${badge}</svg>`;
}

/** Paints it anew where the count, its colour or the connection changed. */
export function paintIcon() {
  const link = document.querySelector('link[rel="icon"]');
  if (!link) {
    return;
  }
  plain ??= link.href;
  const shown = document.getElementById('problem-count');
  const count = Number(shown?.dataset.count ?? 0);
  const tone = shown?.dataset.tone ?? '';
  const lost = document.documentElement.dataset.connection === 'lost';
  const wanted = `${count} ${tone} ${lost}`;
  if (wanted !== painted) {
    painted = wanted;
    link.href = count > 0 || lost ? 'data:image/svg+xml,' + encodeURIComponent(draw(count, tone, lost)) : plain;
  }
}

export function startIcon() {
  paintIcon();
  new MutationObserver(paintIcon).observe(document.documentElement, { attributes: true, attributeFilter: ['data-connection'] });
}

const probe = document.createElement('span');
probe.hidden = true;

/** A colour of the stylesheet as a canvas wants it: variables may hold light-dark(), and the browser resolves them on a property that takes a colour. */
export function colour(variable, share = 100) {
  if (!probe.isConnected) {
    document.body.appendChild(probe);
  }
  probe.style.color = `color-mix(in srgb, var(${variable}) ${share}%, var(--card))`;
  return getComputedStyle(probe).color;
}

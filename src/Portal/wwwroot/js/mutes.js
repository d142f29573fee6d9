/** Keeps what this browser has muted in the cookie `mutes`, which the server reads with every page. */
export function keepMutes(mutes) {
  const path = new URL(document.baseURI).pathname;
  document.cookie = `mutes=${mutes}; path=${path}; max-age=${mutes ? 31536000 : 0}; samesite=strict${location.protocol === 'https:' ? '; secure' : ''}`;
}

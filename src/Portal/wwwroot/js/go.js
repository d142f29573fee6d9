/** Goes to an address relative to the page's base, within the circuit where there is one. */
export function goTo(address) {
  const url = new URL(address, document.baseURI).href;
  if (window.Blazor?.navigateTo) {
    window.Blazor.navigateTo(url);
  } else {
    location.href = url;
  }
  return true;
}

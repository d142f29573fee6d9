/** Parts of a page: arrow keys among its tabs, digits from anywhere in it. A tab is a link, and choosing it is following it. */
export function startTabs() {
  document.addEventListener('keydown', event => {
    const tabs = [...document.querySelectorAll('[role=tablist] [role=tab]')];
    const inField = event.target.closest?.('input, select, textarea, dialog, [contenteditable]');
    if (tabs.length === 0 || event.ctrlKey || event.metaKey || event.altKey || inField) {
      return;
    }
    const at = tabs.indexOf(document.activeElement);
    const next = at < 0
      ? undefined
      : { ArrowRight: (at + 1) % tabs.length, ArrowLeft: (at + tabs.length - 1) % tabs.length, Home: 0, End: tabs.length - 1 }[event.key];
    const tab = tabs[next ?? (/^[1-9]$/.test(event.key) ? Number(event.key) - 1 : -1)];
    if (!tab) {
      return;
    }
    event.preventDefault();
    if (next !== undefined) {
      tab.focus();
    }
    tab.click();
  });
}

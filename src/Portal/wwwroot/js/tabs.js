/** Arrow keys among the tabs of a page. A tab is a link, and choosing it is following it. */
export function startTabs() {
  document.addEventListener('keydown', event => {
    const tab = event.target.closest?.('[role=tablist] [role=tab]');
    if (!tab || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const tabs = [...tab.closest('[role=tablist]').querySelectorAll('[role=tab]')];
    const at = tabs.indexOf(tab);
    const next = { ArrowRight: (at + 1) % tabs.length, ArrowLeft: (at + tabs.length - 1) % tabs.length, Home: 0, End: tabs.length - 1 }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      tabs[next].focus();
      tabs[next].click();
    }
  });
}

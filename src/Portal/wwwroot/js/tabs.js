/** Parts of a page: arrow keys among its tabs. A tab is a link, and choosing it is following it. Digits are in the table of keys. */
export function startTabs() {
  document.addEventListener('keydown', event => {
    const tabs = [...document.querySelectorAll('[role=tablist] [role=tab]')];
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const at = tabs.indexOf(document.activeElement);
    const next = at < 0
      ? undefined
      : { ArrowRight: (at + 1) % tabs.length, ArrowLeft: (at + tabs.length - 1) % tabs.length, Home: 0, End: tabs.length - 1 }[event.key];
    const tab = tabs[next ?? -1];
    if (!tab) {
      return;
    }
    event.preventDefault();
    tab.focus();
    tab.click();
  });
}

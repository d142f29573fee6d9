// Keys of one page: a button says by data-key which letter presses it. Within an element with data-key-scope the buttons of the one that holds the focus count.
const fields = 'input, textarea, select, [contenteditable], dialog, iframe';

export function startPageKeys() {
  document.addEventListener('keydown', event => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.key.length !== 1 || event.target.closest?.(fields)) {
      return;
    }
    const scope = event.target.closest?.('[data-key-scope]') ?? document;
    const button = [...scope.querySelectorAll('[data-key]')].find(each => each.dataset.key === event.key && (scope !== document || !each.closest('[data-key-scope]')));
    if (button && !button.disabled) {
      event.preventDefault();
      button.click();
    }
  });
}

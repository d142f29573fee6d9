// Keys within a list's rows, and its menu of columns.
const main = 'a, .fold';

function mainOf(row) {
  return row?.querySelector(main);
}

function step(row, key) {
  if (key === 'ArrowDown' || key === 'ArrowUp') {
    let next = row;
    do {
      next = key === 'ArrowDown' ? next.nextElementSibling : next.previousElementSibling;
    } while (next && !mainOf(next));
    return mainOf(next);
  }
  const fold = row.querySelector('.fold');
  if (fold && (fold.getAttribute('aria-expanded') === 'true') === (key === 'ArrowLeft')) {
    fold.click();
    return fold;
  }
  if (key === 'ArrowLeft' && row.classList.contains('in-group')) {
    let head = row;
    while (head && !head.classList.contains('clone-row')) {
      head = head.previousElementSibling;
    }
    return mainOf(head);
  }
  return null;
}

/** ↑ and ↓ walk through the rows, ← and → fold groups; Enter and Ctrl+Enter are the link's own. From the filter box ↓ goes to the first row. */
export function startRows() {
  document.addEventListener('keydown', event => {
    if (event.altKey || event.metaKey || event.ctrlKey || !event.key.startsWith('Arrow')) {
      return;
    }
    const row = event.target.closest?.('.list-grid tbody tr');
    if (row) {
      const next = step(row, event.key);
      event.stopPropagation();
      event.preventDefault();
      next?.focus();
      next?.closest('tr').scrollIntoView({ block: 'nearest' });
    } else if (event.target.id === 'filter' && event.key === 'ArrowDown') {
      const first = mainOf([...document.querySelectorAll('.list-grid tbody tr')].find(mainOf));
      if (first) {
        event.preventDefault();
        first.focus();
      }
    }
  }, true);

  document.addEventListener('pointerdown', event => {
    document.querySelectorAll('.picker[open]').forEach(picker => picker.contains(event.target) || (picker.open = false));
  });
  document.addEventListener('keydown', event => {
    const picker = event.key === 'Escape' && event.target.closest?.('.picker[open]');
    if (picker) {
      picker.open = false;
      picker.querySelector('summary').focus();
    }
  });
}

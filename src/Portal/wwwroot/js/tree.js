// One row of the tree is in the tab order; arrow keys move among the others, unfold and fold.
const tree = () => document.getElementById('tree');
const rows = () => [...tree().querySelectorAll('[role=treeitem]')];
const levelOf = row => Number(row.getAttribute('aria-level'));

/** Sees to it that exactly one row can be reached by Tab: the one that had it, else the page's own, else the first. */
export function keepTabStop() {
  if (!tree()) {
    return;
  }
  const all = rows();
  const stops = all.filter(row => row.tabIndex === 0);
  if (stops.length !== 1 && all.length) {
    stop(stops[0] ?? all.find(row => row.getAttribute('aria-current')) ?? all[0], all);
  }
}

function stop(row, all = rows()) {
  for (const other of all) {
    if (other.tabIndex === 0 && other !== row) {
      other.tabIndex = -1;
    }
  }
  row.tabIndex = 0;
}

function toFold(row, unfolds) {
  if (row.getAttribute('aria-expanded') === String(!unfolds)) {
    row.querySelector('[data-fold]').click();
    return true;
  }
  return false;
}

function targetOf(key, row) {
  const all = rows();
  const at = all.indexOf(row);
  switch (key) {
    case 'ArrowDown': return all[at + 1];
    case 'ArrowUp': return all[at - 1];
    case 'Home': return all[0];
    case 'End': return all[all.length - 1];
    case 'ArrowRight': return toFold(row, true) ? null : row.hasAttribute('aria-expanded') ? all[at + 1] : null;
    case 'ArrowLeft': return toFold(row, false) ? null : all.slice(0, at).reverse().find(other => levelOf(other) < levelOf(row));
    default: return undefined;
  }
}

export function startTree() {
  // Who folds a row does not follow its link. Here and not by Blazor, which keeps two words for each row of each tab.
  document.addEventListener('click', event => {
    if (event.target.closest?.('[data-fold]')) {
      event.preventDefault();
    }
  }, true);
  document.addEventListener('keydown', event => {
    const row = event.target.closest?.('#tree [role=treeitem]');
    if (!row || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const target = targetOf(event.key, row);
    if (target !== undefined || event.key.startsWith('Arrow')) {
      event.preventDefault();
      target?.focus();
    }
  });
  document.addEventListener('focusin', event => {
    const row = event.target.closest?.('#tree [role=treeitem]');
    if (row) {
      stop(row);
    }
  });
}

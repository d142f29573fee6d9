// One row of the tree is in the tab order; arrow keys move among the others, unfold and fold.
import { rowElement } from './tree-row.js';

const tree = () => document.getElementById('tree');
const rows = () => [...tree().querySelectorAll('[role=treeitem]')];
const levelOf = row => Number(row.getAttribute('aria-level'));

let board = null;
let last = null;

/** Takes up the circuit of this page, which is told what is folded. */
export function connectTree(newBoard) {
  board = newBoard;
}

/** Asks for all rows: of what was sent while the connection was lost nothing is sent again. */
export function showTreeAgain() {
  board?.invokeMethodAsync('ShowAgain').catch(() => {});
}

/** Shows what has changed: rows that look otherwise, and the order of all of them where it is another. */
export function drawTree({ order, rows: changed }) {
  const box = tree();
  if (!box) {
    return;
  }
  const drawn = new Map([...box.children].map(row => [row.id, row]));
  for (const row of changed) {
    drawn.set(row.id, rowElement(row, drawn.get(row.id)));
  }
  if (order) {
    const kept = new Set(order);
    [...box.children].filter(row => !kept.has(row.id)).forEach(row => row.remove());
    order.forEach((id, at) => {
      const row = drawn.get(id);
      if (row && box.children[at] !== row) {
        box.insertBefore(row, box.children[at] ?? null);
      }
    });
  }
  keepTabStop();
}

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

// The document's rows stay in sight when the circuit takes over and brings an empty tree.
function takeOver() {
  const now = tree();
  if (now && now !== last) {
    if (last && !now.childElementCount) {
      now.append(...last.children);
    }
    last = now;
  }
}

export function startTree() {
  takeOver();
  new MutationObserver(takeOver).observe(document.body, { childList: true, subtree: true });
  // Who folds a row does not follow its link.
  document.addEventListener('click', event => {
    const fold = event.target.closest?.('[data-fold]');
    if (fold) {
      event.preventDefault();
      board?.invokeMethodAsync('Fold', fold.closest('[role=treeitem]').id).catch(() => {});
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

import { openDialog, whenOpened } from './dialogs.js';
import { setTheme } from './theme.js';

// Rows are rendered by the server; which of them is active lives here alone.
let active = 0;
let wanted = null;

const dialog = () => document.getElementById('palette');
const input = () => document.getElementById('palette-input');
const list = () => document.getElementById('palette-list');
const rows = () => [...list().querySelectorAll('[role=option]')];

function show(place) {
  const all = rows();
  active = all.length ? (place + all.length) % all.length : 0;
  all.forEach((row, i) => row.setAttribute('aria-selected', String(i === active)));
  if (all.length) {
    input().setAttribute('aria-activedescendant', all[active].id);
    all[active].scrollIntoView({ block: 'nearest' });
  } else {
    input().removeAttribute('aria-activedescendant');
  }
}

function does(action) {
  const [name, value] = action.split(/:(.*)/);
  switch (name) {
    case 'theme':
      setTheme(value);
      break;
    case 'open':
      openDialog(value);
      break;
    case 'press':
      document.querySelector(value)?.click();
      break;
  }
}

function open(inNewTab) {
  // Who types fast presses Enter before the rows for the last letter are there.
  if (list().dataset.query !== input().value) {
    wanted = { inNewTab };
    return;
  }
  wanted = null;
  const row = rows()[active];
  if (row && inNewTab && row.href) {
    window.open(row.href, '_blank', 'noopener');
    dialog().close();
  } else {
    row?.click();
  }
}

function changed() {
  show(0);
  if (wanted && list().dataset.query === input().value) {
    open(wanted.inNewTab);
  }
}

export function startPalette() {
  const observer = new MutationObserver(changed);
  whenOpened('palette', () => {
    wanted = null;
    observer.disconnect();
    observer.observe(list(), { childList: true, attributes: true, attributeFilter: ['data-query'] });
    input().value = '';
    input().dispatchEvent(new Event('input', { bubbles: true }));
    input().focus();
    show(0);
  });
  document.addEventListener('keydown', event => {
    if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
      event.preventDefault();
      openDialog('palette');
    } else if (event.target.id === 'palette-input') {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) {
        event.preventDefault();
        show(active + step);
      } else if (event.key === 'Enter' && !event.isComposing) {
        event.preventDefault();
        open(event.ctrlKey || event.metaKey);
      }
    }
  });
  document.addEventListener('click', event => {
    const row = event.target.closest?.('#palette-list [role=option]');
    if (!row) {
      return;
    }
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
      dialog().close();
    }
    if (row.dataset.does) {
      does(row.dataset.does);
    }
  });
}

// Whether this tab is fed: its reader may pause it, and behind other tabs nobody looks at it.
import { viewText } from './view.js';
import { showPaused, showShown } from './pill.js';
import { answer } from './status.js';

const hiddenFor = 10000;
let board = null;
let isPaused = false;
let isHidden = false;
let hiding = null;

function tell(method, argument) {
  // The circuit may be gone by now; then the reconnect dialog has the word.
  board?.invokeMethodAsync(method, argument).catch(() => {});
}

/** Takes up the circuit of this page. A new circuit knows nothing of what was said to the one before. */
export function connectTab(newBoard) {
  board = newBoard;
  tell('SetView', viewText());
  if (isPaused) {
    tell('SetPaused', true);
  }
  if (isHidden) {
    tell('SetHidden', true);
  }
}

/** Said again to a circuit that was kept: it took a tab that reconnects for one that is looked at. */
export function tellHidden() {
  if (isHidden) {
    tell('SetHidden', true);
  }
}

function pause() {
  isPaused = !isPaused;
  showPaused(isPaused);
  answer(isPaused ? 'Paused. Nothing on this page changes until you resume.' : 'Live again.');
  tell('SetPaused', isPaused);
}

function turn() {
  clearTimeout(hiding);
  if (document.hidden) {
    hiding = setTimeout(() => {
      isHidden = true;
      tell('SetHidden', true);
    }, hiddenFor);
  } else if (isHidden) {
    isHidden = false;
    showShown();
    tell('SetHidden', false);
  }
}

export function startTab() {
  document.addEventListener('click', event => {
    if (event.target.closest?.('[data-action="pause"]') && board) {
      pause();
    }
  });
  document.addEventListener('visibilitychange', turn);
  document.addEventListener('portal:view', () => tell('SetView', viewText()));
  turn();
}

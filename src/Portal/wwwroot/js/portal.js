// The pages' one script: cells that tick, charts, theme, menu, the reconnect dialog. Text from outside enters the page as text only.
import { patchCells } from './cells.js';
import { patchSparks, watchSparks } from './sparks.js';
import { beginCharts, addPoints, watchCharts, moveTo, redraw } from './charts.js';
import { useMarks } from './marks.js';
import { startSections, markCurrent } from './sections.js';
import { watchFrames, connectFrames } from './frames.js';
import { showAge } from './pill.js';
import { startView } from './view.js';
import { startTab, connectTab } from './tab.js';
import { startSettings } from './settings.js';
import { paintIcon, startIcon } from './favicon.js';
import { startTheme } from './theme.js';
import { startReconnect } from './reconnect.js';
import { startMenu } from './menu.js';
import { startCopy } from './copy.js';
import { startTabs } from './tabs.js';
import { keepMutes } from './mutes.js';
import { announce } from './status.js';
import { startDialogs } from './dialogs.js';
import { startKeys } from './keys.js';
import { startPalette } from './palette.js';
import { connectTree, drawTree, keepTabStop, startTree } from './tree.js';
import { showLine } from './lines.js';
import { startRows } from './rows.js';
import { startSignIn } from './sign-in.js';

/** Takes one tick's message: see ScriptMessage. */
export function apply(message) {
  showAge(message.at);
  if (message.tree) {
    drawTree(message.tree);
  }
  if (message.cells) {
    patchCells(message.cells);
  }
  if (message.sparks) {
    patchSparks(message.sparks);
  }
  if (message.marks && useMarks(message.marks)) {
    redraw();
  }
  if (message.fill) {
    beginCharts(message.fill);
  }
  if (message.points) {
    addPoints(message.at / 1000, message.points);
  }
  if (message.mutes !== undefined) {
    keepMutes(message.mutes);
  }
  moveTo((message.now ?? message.at) / 1000);
  if (message.alarm) {
    announce(message.alarm, true);
  }
  if (message.say) {
    announce(message.say);
  }
  watchCharts();
  watchFrames();
  watchSparks();
  markCurrent();
  paintIcon();
  keepTabStop();
}

export { connectFrames, connectTab, connectTree, showLine };

/** Says which page wants to know what charts are on screen. */
export function connect(board) {
  watchCharts(board);
}

/** Says which page wants to know what sparklines are on screen. */
export function connectSparks(lines) {
  watchSparks(lines);
}

startView();
startTheme();
startTab();
startSettings();
startReconnect();
startMenu();
startCopy();
startRows();
startTabs();
startIcon();
startDialogs();
startKeys();
startPalette();
startTree();
startSignIn();
startSections();

// A row of the tree, as TreeRow.razor writes it for a page without a circuit.
const svg = 'http://www.w3.org/2000/svg';

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  set(made, attributes);
  made.append(...children);
  return made;
}

function set(part, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null) {
      part.removeAttribute(name);
    } else if (part.getAttribute(name) !== String(value)) {
      part.setAttribute(name, value);
    }
  }
}

function drawing(className, viewBox, shape, attributes, more = {}) {
  const picture = document.createElementNS(svg, 'svg');
  set(picture, { class: className, viewBox, ...more, 'aria-hidden': 'true', focusable: 'false' });
  const part = document.createElementNS(svg, shape);
  set(part, attributes);
  picture.append(part);
  return picture;
}

function figure(id) {
  return element('span', { id, class: 'live live-meter' }, 'CPU –', drawing('meter', '0 0 100 4', 'rect', { x: 0, width: 0, height: 4 }, { preserveAspectRatio: 'none' }));
}

/** The element of a row: the one that is there, or a new one. Its figure stays, and so does the focus. */
export function rowElement(row, there) {
  const link = there ?? element('a', { role: 'treeitem', class: 'tree-row', id: row.id, tabindex: -1 });
  set(link, {
    href: row.href,
    title: row.title,
    'data-level': row.level,
    'aria-level': row.level,
    'aria-posinset': row.at,
    'aria-setsize': row.of,
    'aria-expanded': row.open,
    'aria-current': row.current ? 'page' : null,
  });
  const fold = row.open === undefined ? element('span', { class: 'tree-fold' }) : element('span', { class: 'tree-fold', 'data-fold': '' }, drawing('icon', '0 0 16 16', 'path', { d: 'M6 3.5L10.5 8L6 12.5' }));
  const icon = element('span', { class: 'tree-icon tone', 'data-tone': row.tone }, drawing('icon', '0 0 16 16', 'path', { d: row.icon }));
  if (row.cell) {
    icon.append(link.querySelector('.live') ?? figure(row.cell));
  }
  const parts = [fold, icon, element('span', { class: 'nav-text' }, row.name)];
  if (row.word) {
    parts.push(element('span', { class: 'visually-hidden' }, row.word));
  }
  if (row.trouble) {
    parts.push(element('span', { class: 'tree-problems', title: row.trouble }, row.problems, element('span', { class: 'visually-hidden' }, ` ${row.problemWord}`)));
  }
  link.replaceChildren(...parts);
  return link;
}

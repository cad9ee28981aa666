/** Puts two designs side by side, from what the page holds already: the table of the front and the designs' sections. */
export const PAIR_SCRIPT = `
(function () {
  'use strict';
  var section = document.getElementById('side-by-side');
  var front = document.getElementById('front-table');
  if (!section || !front) return;
  section.classList.remove('needs-script');
  var rows = Array.from(front.tBodies[0].rows);
  var headers = Array.from(front.tHead.rows[0].cells).map(function (cell) { return cell.textContent; });
  var table = section.querySelector('table');
  var pickers = [picker('First', section.dataset.first), picker('second', section.dataset.second)];

  function picker(word, trial) {
    var label = document.createElement('label');
    var select = document.createElement('select');
    rows.forEach(function (row) {
      var design = document.getElementById('trial-' + row.dataset.trial);
      select.add(new Option(design ? design.dataset.name : row.dataset.trial, row.dataset.trial));
    });
    select.value = trial;
    select.addEventListener('change', draw);
    label.append(word + ' ', select);
    section.querySelector('.picker').append(label, ' ');
    return select;
  }
  function rowOf(trial) { return rows.find(function (row) { return row.dataset.trial === trial; }); }
  function cell(tag, content, className) {
    var made = document.createElement(tag);
    if (tag === 'th') made.scope = className;
    else if (className) made.className = className;
    made.append.apply(made, Array.isArray(content) ? content : [content]);
    return made;
  }
  function copies(source) { return Array.from(source.childNodes).map(function (node) { return node.cloneNode(true); }); }

  function draw() {
    var two = pickers.map(function (select) { return rowOf(select.value); });
    var head = document.createElement('tr');
    head.append(cell('th', 'figure', 'col'), cell('th', 'trial ' + pickers[0].value, 'col'), cell('th', 'trial ' + pickers[1].value, 'col'), cell('th', 'second by first', 'col'));
    table.tHead.replaceChildren(head);
    table.tBodies[0].replaceChildren.apply(table.tBodies[0], headers.slice(1).map(function (header, at) {
      return line(header, two[0].cells[at + 1], two[1].cells[at + 1]);
    }));
    section.querySelector('.halves').replaceChildren.apply(section.querySelector('.halves'), pickers.map(half));
  }
  function line(header, first, second) {
    var row = document.createElement('tr');
    var isSame = first.textContent === second.textContent;
    var isNumber = 'value' in first.dataset && 'value' in second.dataset;
    var ratio = isNumber ? Number(second.dataset.value) / Number(first.dataset.value) : NaN;
    var words = isSame ? 'the same' : isFinite(ratio) ? '\\u00d7 ' + Number(ratio.toPrecision(3)) : 'differs';
    row.className = isSame ? '' : 'differs';
    row.append(cell('th', header, 'row'), cell('td', copies(first), 'number'), cell('td', copies(second), 'number'), cell('td', words, 'number'));
    return row;
  }
  function half(select) {
    var box = document.createElement('div');
    var heading = document.createElement('h3');
    heading.textContent = 'Trial ' + select.value;
    box.append(heading);
    var source = document.querySelector('#trial-' + select.value + ' .breakdown');
    if (source) box.append(source.cloneNode(true));
    return box;
  }
  draw();
})();
`;

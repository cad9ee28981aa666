/**
 * The script of the report: selects a design, moves through the points of a plot by arrow keys, shows what a point is,
 * sorts the table of the front. Without it the page is complete; every design is then there to fold out.
 */
export const SCRIPT = `
(function () {
  'use strict';
  var all = function (selector, from) { return Array.from((from || document).querySelectorAll(selector)); };
  var designs = all('.design');
  if (designs.length === 0) return;
  var byTrial = new Map(designs.map(function (design) { return [design.dataset.trial, design]; }));
  var status = document.getElementById('selected');

  // Selecting: the same trial is marked in every plot, table and card, and its section is the one that is shown.
  function select(trial, options) {
    var design = byTrial.get(trial);
    if (!design) return;
    all('[data-trial]').forEach(function (one) {
      var isChosen = one.dataset.trial === trial;
      one.classList.toggle('selected', isChosen);
      if (one.matches('a')) isChosen ? one.setAttribute('aria-current', 'true') : one.removeAttribute('aria-current');
    });
    design.open = true;
    picker.value = trial;
    if (options.tell) tell(design);
    if (options.go) design.scrollIntoView({ behavior: 'auto', block: 'start' });
    if (options.go) design.querySelector('summary').focus({ preventScroll: true });
    if (options.keep) try { history.replaceState(null, '', '#' + design.id); } catch (error) { /* opened from disk */ }
  }
  function tell(design) {
    var link = document.createElement('a');
    link.href = '#' + design.id;
    link.dataset.go = '';
    link.dataset.trial = design.dataset.trial;
    link.textContent = 'see its layers';
    status.replaceChildren('Selected: ' + design.dataset.name + ' \\u2013 ', link);
  }

  var picker = document.createElement('select');
  designs.forEach(function (design) { picker.add(new Option(design.dataset.name, design.dataset.trial)); });
  picker.addEventListener('change', function () { select(picker.value, { tell: true, keep: true }); });
  var label = document.createElement('label');
  label.append('Show ', picker);
  document.getElementById('picker').append(label);

  document.addEventListener('click', function (event) {
    var link = event.target.closest('a[data-trial]');
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    select(link.dataset.trial, { tell: true, keep: true, go: 'go' in link.dataset });
  });
  addEventListener('hashchange', function () { select(location.hash.slice(7), { tell: true, go: true }); });

  // Points: one stop of the tab key per plot, arrow keys from left to right.
  all('.points').forEach(function (group) {
    var points = all('.point', group).sort(function (a, b) { return left(a) - left(b); });
    var stop = function (point) { points.forEach(function (one) { one.setAttribute('tabindex', one === point ? '0' : '-1'); }); };
    stop(points[0]);
    group.addEventListener('keydown', function (event) {
      var at = points.indexOf(event.target.closest('.point'));
      var next = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: points.length - 1 }[event.key];
      if (next === undefined || !points[next]) return;
      event.preventDefault();
      stop(points[next]);
      points[next].focus();
    });
  });
  function left(point) {
    var shape = point.querySelector('circle, path');
    return parseFloat(shape.getAttribute('cx') || shape.getAttribute('d').slice(1));
  }

  var tip = document.createElement('div');
  tip.className = 'tip';
  tip.hidden = true;
  tip.setAttribute('aria-hidden', 'true');
  document.body.append(tip);
  all('.point').forEach(function (point) {
    var title = point.querySelector('title');
    point.setAttribute('aria-label', title.textContent);
    title.textContent = '';
    var show = function () { showTip(point); };
    var hide = function () { tip.hidden = true; };
    point.addEventListener('pointerenter', show);
    point.addEventListener('focus', show);
    point.addEventListener('pointerleave', hide);
    point.addEventListener('blur', hide);
  });
  addEventListener('scroll', function () { if (!tip.hidden) showTip(shown); }, { passive: true });
  addEventListener('keydown', function (event) { if (event.key === 'Escape') tip.hidden = true; });
  var shown = null;
  function showTip(point) {
    shown = point;
    var box = point.querySelector('circle, path').getBoundingClientRect();
    tip.textContent = point.getAttribute('aria-label');
    tip.hidden = false;
    var x = Math.min(box.right + 10, innerWidth - tip.offsetWidth - 8);
    var y = box.top - tip.offsetHeight - 8;
    tip.style.left = Math.max(8, x) + 'px';
    tip.style.top = (y < 8 ? box.bottom + 8 : y) + 'px';
  }

  // Sorting: numbers by value, words by letters; a second press turns the order round.
  all('table.sortable').forEach(function (table) {
    all('thead th', table).forEach(function (header, column) {
      var button = document.createElement('button');
      button.type = 'button';
      button.append.apply(button, Array.from(header.childNodes));
      header.append(button);
      button.addEventListener('click', function () { sort(table, header, column); });
    });
  });
  function sort(table, header, column) {
    var isAscending = header.getAttribute('aria-sort') !== 'ascending';
    all('th[aria-sort]', table).forEach(function (other) { other.removeAttribute('aria-sort'); });
    header.setAttribute('aria-sort', isAscending ? 'ascending' : 'descending');
    var body = table.tBodies[0];
    var rows = Array.from(body.rows).sort(function (a, b) { return compare(a.cells[column], b.cells[column]); });
    if (!isAscending) rows.reverse();
    body.append.apply(body, rows);
  }
  function compare(a, b) {
    return valueOf(a) - valueOf(b) || a.textContent.localeCompare(b.textContent, 'en', { numeric: true });
  }
  function valueOf(cell) { return 'value' in cell.dataset ? Number(cell.dataset.value) : 0; }

  var knee = all('.cards a').pop();
  select(designs[0].dataset.trial, {});
  if (knee) select(knee.dataset.trial, {});
  if (location.hash.indexOf('#trial-') === 0) select(location.hash.slice(7), { tell: true, go: true });
})();
`;

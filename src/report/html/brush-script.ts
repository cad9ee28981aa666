/**
 * Narrows the designs down to ranges of the parallel coordinates: two sliders per axis, which step through the values
 * that occur, or a range drawn along the axis. Lines, points and rows of designs outside fade; how many are left is said.
 */
export const BRUSH_SCRIPT = `
(function () {
  'use strict';
  var figure = document.querySelector('.parallel');
  if (!figure) return;
  var all = function (selector, from) { return Array.from((from || document).querySelectorAll(selector)); };
  var svg = figure.querySelector('svg');
  var status = figure.querySelector('[role=status]');
  var designs = all('.line', figure).map(function (line) {
    return { trial: line.dataset.trial, ranks: line.dataset.ranks.split(' ').map(Number) };
  });
  var axes = all('.upright', figure).map(function (group) {
    var labels = group.dataset.stops.split('\\n');
    var places = group.dataset.places.split(' ').map(Number);
    var box = document.createElement('fieldset');
    var legend = document.createElement('legend');
    legend.textContent = group.dataset.label;
    box.append(legend);
    var axis = { labels: labels, places: places, range: group.querySelector('.range'), last: labels.length - 1 };
    axis.low = slider(box, axis, 'from', 0);
    axis.high = slider(box, axis, 'to', axis.last);
    figure.querySelector('.ranges').append(box);
    drag(group.querySelector('.handle'), axis);
    return axis;
  });
  var reset = document.createElement('button');
  reset.type = 'button';
  reset.textContent = 'Show all designs';
  reset.addEventListener('click', function () { axes.forEach(function (axis) { set(axis, 0, axis.last); }); apply(); });
  figure.querySelector('.ranges').append(reset);

  function slider(box, axis, word, value) {
    var label = document.createElement('label');
    var input = document.createElement('input');
    input.type = 'range'; input.min = 0; input.max = axis.last; input.step = 1; input.value = value;
    var output = document.createElement('span');
    label.append(word + ' ', input, ' ', output);
    box.append(label);
    input.addEventListener('input', function () {
      if (Number(axis.low.value) > Number(axis.high.value)) (input === axis.low ? axis.high : axis.low).value = input.value;
      apply();
    });
    input.told = output;
    return input;
  }
  function set(axis, low, high) { axis.low.value = low; axis.high.value = high; }

  function apply() {
    var left = 0;
    var inside = new Map(designs.map(function (design) {
      var isIn = axes.every(function (axis, at) { return design.ranks[at] >= Number(axis.low.value) && design.ranks[at] <= Number(axis.high.value); });
      if (isIn) left += 1;
      return [design.trial, isIn];
    }));
    all('.point[data-trial], tr[data-trial]').forEach(function (one) { one.classList.toggle('out', inside.get(one.dataset.trial) === false); });
    axes.forEach(draw);
    status.textContent = left === designs.length ? '' : left + ' of ' + designs.length + ' designs are within the ranges.';
  }
  function draw(axis) {
    [axis.low, axis.high].forEach(function (input) {
      input.told.textContent = axis.labels[input.value];
      input.setAttribute('aria-valuetext', axis.labels[input.value]);
    });
    var isFull = Number(axis.low.value) === 0 && Number(axis.high.value) === axis.last;
    var bottom = axis.places[axis.low.value] + 5;
    var top = axis.places[axis.high.value] - 5;
    axis.range.setAttribute('y', top);
    axis.range.setAttribute('height', isFull ? 0 : bottom - top);
  }

  // A range that is drawn holds the values between its ends; a click, which holds none, takes the range away.
  function drag(handle, axis) {
    var from = null;
    var place = function (event) {
      var box = svg.getBoundingClientRect();
      return (event.clientY - box.top) * svg.viewBox.baseVal.height / box.height;
    };
    handle.addEventListener('pointerdown', function (event) { from = place(event); handle.setPointerCapture(event.pointerId); event.preventDefault(); });
    handle.addEventListener('pointermove', function (event) {
      if (from === null) return;
      var to = place(event);
      var ranks = axis.places.map(function (y, rank) { return y >= Math.min(from, to) && y <= Math.max(from, to) ? rank : -1; }).filter(function (rank) { return rank >= 0; });
      if (ranks.length > 0) set(axis, ranks[0], ranks[ranks.length - 1]);
      else set(axis, 0, axis.last);
      apply();
    });
    handle.addEventListener('pointerup', function (event) {
      if (from !== null && Math.abs(place(event) - from) < 2) { set(axis, 0, axis.last); apply(); }
      from = null;
    });
    handle.addEventListener('pointercancel', function () { from = null; });
  }
  apply();
})();
`;

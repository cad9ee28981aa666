import { ISOMETRIC, turned } from './turned.ts';

/** Turns the cube of the front: two sliders, by pointer or arrow keys. Nothing moves by itself. */
export const TURN_SCRIPT = `
(function () {
  'use strict';
  var figure = document.querySelector('.cube');
  if (!figure) return;
  var turned = ${turned.toString()};
  var all = function (selector) { return Array.from(figure.querySelectorAll(selector)); };
  var svg = figure.querySelector('svg');
  var edge = Number(svg.dataset.edge);
  var view = svg.viewBox.baseVal;
  var turn = slider('turned by', 0, 90, ${ISOMETRIC.turnDeg});
  var tilt = slider('seen from above by', 0, 90, ${ISOMETRIC.tiltDeg});

  function slider(words, least, largest, value) {
    var label = document.createElement('label');
    var input = document.createElement('input');
    input.type = 'range'; input.min = least; input.max = largest; input.step = 1; input.value = value;
    input.addEventListener('input', draw);
    label.append(words + ' ', input);
    figure.querySelector('.ranges').append(label);
    return input;
  }
  function place(numbers) {
    var seen = turned(numbers[0], numbers[1], numbers[2], Number(turn.value), Number(tilt.value));
    return [view.width / 2 + edge * seen[0], view.height / 2 + edge * seen[1]].map(function (one) { return Math.round(one * 10) / 10; });
  }
  function draw() {
    [turn, tilt].forEach(function (input) { input.setAttribute('aria-valuetext', input.value + ' degrees'); });
    all('[data-ends]').forEach(function (path) {
      var ends = path.dataset.ends.split(' ').map(Number);
      path.setAttribute('d', 'M' + place(ends.slice(0, 3)).join(' ') + 'L' + place(ends.slice(3)).join(' '));
    });
    all('[data-place]').forEach(function (one) {
      var at = place(one.dataset.place.split(' ').map(Number));
      if (one.matches('text')) { one.setAttribute('x', at[0]); one.setAttribute('y', at[1]); return; }
      var circle = one.querySelector('circle');
      if (circle) { circle.setAttribute('cx', at[0]); circle.setAttribute('cy', at[1]); }
      else one.querySelector('path').setAttribute('d', 'M' + at[0] + ' ' + Math.round(10 * (at[1] - 6)) / 10 + 'l6 6-6 6-6-6z');
    });
  }
  draw();
})();
`;

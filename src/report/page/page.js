// Looks up what the program worked out. No figure is computed here.
'use strict';
(() => {
  const source = document.getElementById('picks');
  if (!source) return;
  const map = JSON.parse(source.textContent);
  const byId = (id) => document.getElementById(id);
  const volume = byId('volume');
  const budget = byId('budget');
  const people = byId('people-yes');

  const say = (id, text) => {
    const place = byId(id);
    if (place) place.textContent = text;
  };

  const where = () => ({
    volume: volume ? Number(volume.value) : map.now.volume,
    budget: Number(budget.value),
    basis: people.checked ? 0 : 1,
  });

  const isNow = (at) =>
    at.volume === map.now.volume && at.budget === map.now.budget && at.basis === map.now.basis;

  const showPick = (at, pick) => {
    const option = map.options[pick];
    byId('result').dataset.option = option ? option.id : '';
    byId('then-facts').hidden = !option;
    say('then', option ? option.name : map.words.nothing);
    for (const fact of ['bill', 'full', 'first', 'level', 'law', 'open']) {
      const text = option ? option[fact] : '';
      say('then-' + fact, text);
      byId('then-' + fact).parentElement.hidden = text === '';
    }
    say('then-same', isNow(at) ? map.words.now
      : option && option.id === map.now.option ? map.words.same : map.words.other);
  };

  const showKinds = (at) => {
    map.kinds[at.basis].forEach((kind, row) => {
      const option = map.options[kind[at.volume]];
      say('kind-name-' + row, option ? option.name : map.words.none);
      say('kind-bill-' + row, option ? option.bill : '');
      say('kind-full-' + row, option ? option.full : '');
    });
  };

  const showCommand = (at) => {
    const flags = map.volumes[at.volume].flag + map.budgets[at.budget].flag + map.bases[at.basis].flag;
    say('command', map.command + flags);
  };

  const showChart = (at, pick) => {
    ['volume-all-in', 'volume-invoice'].forEach((id, basis) => {
      const figure = byId('figure-' + id);
      if (!figure) return;
      figure.hidden = basis !== at.basis;
      const cursor = figure.querySelector('.cursor');
      const option = map.options[pick];
      const moved = !isNow(at);
      cursor.setAttribute('visibility', moved ? 'visible' : 'hidden');
      cursor.setAttribute('transform', 'translate(' + map.volumes[at.volume].x + ',0)');
      const dot = cursor.querySelector('.dot');
      dot.setAttribute('visibility', moved && option ? 'visible' : 'hidden');
      if (option) dot.setAttribute('transform', 'translate(0,' + option.y[at.basis] + ')');
    });
  };

  const show = () => {
    const at = where();
    const pick = map.picks[at.basis][at.volume][at.budget];
    if (volume) {
      say('volume-value', map.volumes[at.volume].label);
      volume.setAttribute('aria-valuetext', map.volumes[at.volume].label);
    }
    say('budget-value', map.budgets[at.budget].label);
    budget.setAttribute('aria-valuetext', map.budgets[at.budget].label);
    showPick(at, pick);
    showKinds(at);
    showCommand(at);
    showChart(at, pick);
  };

  const reset = () => {
    if (volume) volume.value = String(map.now.volume);
    budget.value = String(map.now.budget);
    byId(map.now.basis === 0 ? 'people-yes' : 'people-no').checked = true;
    show();
  };

  for (const control of [volume, budget, people, byId('people-no')]) {
    if (control) control.addEventListener('input', show);
  }
  byId('reset').addEventListener('click', reset);
  byId('try').hidden = false;
  reset();
})();


// watches a running job without loading the page again
(function () {
  var job = document.getElementById('job');
  if (!job || !window.fetch) {
    return;
  }
  var url = job.dataset.job;
  if (location.pathname !== url) {
    // so that loading the page again doesn't submit or cancel again
    history.replaceState(null, '', url);
  }
  if (job.dataset.running !== 'true') {
    return;
  }
  function show(answer) {
    if (answer.error || !/^esriJob(New|Submitted|Waiting|Executing|Cancelling)$/.test(answer.jobStatus)) {
      location.replace(url);
      return;
    }
    document.getElementById('status').textContent = answer.jobStatus;
    var progress = answer.progress || {};
    var line = document.getElementById('progress');
    if (typeof progress.percent === 'number') {
      line.firstElementChild.value = progress.percent;
    }
    line.lastElementChild.textContent = progress.message || '';
    showMessages(answer.messages || []);
    setTimeout(poll, 1000);
  }
  function showMessages(messages) {
    var list = document.createElement('ol');
    list.className = 'messages';
    messages.forEach(function (message) {
      var type = message.type.replace('esriJobMessageType', '');
      var item = document.createElement('li');
      item.className = type;
      var label = document.createElement('span');
      label.className = 'type';
      label.textContent = type;
      item.append(label, ' ' + message.description);
      list.append(item);
    });
    document.getElementById('messages').replaceChildren(list);
  }
  function poll() {
    fetch(url + '?f=json', {credentials: 'same-origin', cache: 'no-store'})
      .then(function (answer) { return answer.json(); })
      .then(show)
      .catch(function () { setTimeout(poll, 4000); });
  }
  setTimeout(poll, 500);
})();

(function () {
  "use strict";
  var list = document.getElementById("homes");
  var tools = document.getElementById("tools");
  if (!list || !tools) { return; }
  var homes = Array.prototype.slice.call(list.querySelectorAll(".home"));
  var box = document.getElementById("find");
  var found = document.getElementById("found");
  var sorts = Array.prototype.slice.call(tools.querySelectorAll("button[data-sort]"));

  // Full-width letters and digits are found like plain ones; blanks part the words, and all of them must fit.
  function words(text) {
    return text.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
  }

  function search() {
    var asked = words(box.value);
    var count = 0;
    homes.forEach(function (home) {
      var text = home.getAttribute("data-find");
      var fits = asked.every(function (word) { return text.indexOf(word) >= 0; });
      home.hidden = !fits;
      if (fits) { count += 1; }
    });
    found.textContent = asked.length ? "找到 " + count + " 户，共 " + homes.length + " 户" : "共 " + homes.length + " 户";
  }

  function sort(button) {
    var key = "data-" + button.getAttribute("data-sort");
    var place = function (home) { return Number(home.getAttribute(key)); };
    homes.sort(function (one, other) { return place(one) - place(other); });
    var all = document.createDocumentFragment();
    homes.forEach(function (home) { all.appendChild(home); });
    list.appendChild(all);
    sorts.forEach(function (other) { other.setAttribute("aria-pressed", String(other === button)); });
  }

  box.addEventListener("input", search);
  sorts.forEach(function (button) { button.addEventListener("click", function () { sort(button); }); });
  tools.hidden = false;
  search();
}());

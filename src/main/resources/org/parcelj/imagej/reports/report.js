document.querySelectorAll('.tablebox table').forEach(function (table) {
	var body = table.tBodies[0];
	table.querySelectorAll('th').forEach(function (head, column) {
		head.addEventListener('click', function () {
			var down = head.getAttribute('aria-sort') === 'ascending';
			table.querySelectorAll('th').forEach(function (other) { other.removeAttribute('aria-sort'); });
			head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
			var rows = Array.prototype.slice.call(body.rows);
			rows.sort(function (a, b) {
				var x = a.cells[column].dataset.value || a.cells[column].textContent;
				var y = b.cells[column].dataset.value || b.cells[column].textContent;
				var numbers = x !== '' && y !== '' && !isNaN(x) && !isNaN(y);
				var order = numbers ? x - y : x.localeCompare(y);
				return down ? -order : order;
			});
			rows.forEach(function (row) { body.appendChild(row); });
		});
	});
});

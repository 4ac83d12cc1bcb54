-- What is recorded on a transfer into packages, by package and line. Parameter: transfer.
SELECT package.number AS sscc, line.id AS line_id, CAST(sum(entry.quantity) AS BIGINT) AS quantity
FROM transfer_entry AS entry
JOIN package ON package.id = entry.destination_package_id
JOIN transfer_line AS line ON line.id = entry.line_id
WHERE entry.transfer_id = ?
GROUP BY package.number, line.id, line.position
ORDER BY package.number, line.position

-- From where to where goods were moved on since a line, as far as that was not corrected; by way of customers, too. {goods}:
-- condition on the lines, one parameter. Parameters: that, line.
SELECT DISTINCT line.source_id, line.source_package_id, line.destination_id, line.destination_package_id
FROM stock_move_line AS line
JOIN location AS source ON source.id = line.source_id AND (source.physical OR source.usage = 'CUSTOMER')
JOIN location AS destination ON destination.id = line.destination_id AND (destination.physical OR destination.usage = 'CUSTOMER')
WHERE {goods} AND line.id > ? AND line.corrects_id IS NULL AND line.quantity > coalesce(
  (SELECT CAST(sum(back.quantity) AS BIGINT) FROM stock_move_line AS back WHERE back.corrects_id = line.id), 0)

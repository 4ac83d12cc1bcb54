-- What open transfers will bring and take. Parameters: products {ids}; {warehouse}, which may be none.
SELECT line.product_id AS id,
  CAST(sum(CASE WHEN NOT source.physical AND destination.physical THEN line.expected ELSE 0 END) AS BIGINT) AS expected_in,
  CAST(sum(CASE WHEN source.physical AND NOT destination.physical THEN line.expected ELSE 0 END) AS BIGINT) AS expected_out
FROM transfer_line AS line
JOIN transfer AS place ON place.id = line.transfer_id AND place.state = 'READY'
JOIN location AS source ON source.id = line.source_id
JOIN location AS destination ON destination.id = line.destination_id
WHERE line.product_id {ids} {warehouse}
GROUP BY line.product_id

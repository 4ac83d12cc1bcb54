-- A document that makes nothing leaves nothing where things are made: its goods that got another number all came out again.
SELECT transfer.id, transfer.number, way.product_id, sum(way.quantity) AS quantity
FROM ({ways}) AS way
JOIN location ON location.id = way.location_id AND location.usage = 'PRODUCTION'
JOIN transfer_line ON transfer_line.id = way.transfer_line_id
JOIN transfer ON transfer.id = transfer_line.transfer_id
JOIN operation_type ON operation_type.id = transfer.operation_type_id AND operation_type.kind NOT IN ('CONSUMPTION', 'MANUFACTURING')
GROUP BY transfer.id, transfer.number, way.product_id
HAVING sum(way.quantity) <> 0

-- Where an operation put more of goods than it took, blocked places first: what is stopped goes there. Parameter: operation, twice.
SELECT more.goods, more.location_id AS to_location, more.package_id AS to_package, more.path AS to_path, more.quantity AS more
FROM ({shifted}) AS more
WHERE more.quantity > 0
ORDER BY more.blocked DESC, more.location_id, more.package_id

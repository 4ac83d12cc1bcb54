-- Entries of a transfer that were to go along with the package they are in, though some of it stays or goes elsewhere:
-- they leave it. Parameter: transfer, twice.
UPDATE transfer_entry SET destination_package_id = NULL
WHERE transfer_id = ? AND source_package_id IS NOT NULL AND destination_package_id = source_package_id
  AND source_package_id NOT IN (
    SELECT along.package_id FROM (
      SELECT source_package_id AS package_id, CAST(sum(quantity) AS BIGINT) AS quantity
      FROM transfer_entry
      WHERE transfer_id = ? AND source_package_id IS NOT NULL AND destination_package_id = source_package_id
      GROUP BY source_package_id HAVING count(DISTINCT destination_id) = 1
    ) AS along
    WHERE along.quantity = (
      SELECT sum(balance.on_hand) FROM stock_balance AS balance WHERE balance.package_id = along.package_id))

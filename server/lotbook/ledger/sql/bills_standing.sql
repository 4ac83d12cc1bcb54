-- Where revisions of bills of materials stand on a day. Each is in force from its first day until the first day of
-- another; of those that begin on one day, the newest counts. Parameters: the day, twice.
SELECT bill.id, CASE
  WHEN EXISTS (
    SELECT 1 FROM bill_of_materials AS other
    WHERE other.product_id = bill.product_id AND (
      (other.valid_from > bill.valid_from AND other.valid_from <= ?)
      OR (other.valid_from = bill.valid_from AND other.revision > bill.revision))) THEN 'REPLACED'
  WHEN bill.valid_from > ? THEN 'UPCOMING'
  ELSE 'IN_USE' END AS state
FROM bill_of_materials AS bill

-- Where revisions of bills of materials stand on a day. A later one takes the place of an earlier one from its first day
-- on, and of one that would begin after it for good. Parameters: the day, twice.
SELECT bill.id, CASE
  WHEN EXISTS (
    SELECT 1 FROM bill_of_materials AS later
    WHERE later.product_id = bill.product_id AND later.revision > bill.revision
      AND (later.valid_from <= ? OR later.valid_from <= bill.valid_from)) THEN 'REPLACED'
  WHEN bill.valid_from > ? THEN 'UPCOMING'
  ELSE 'IN_USE' END AS state
FROM bill_of_materials AS bill

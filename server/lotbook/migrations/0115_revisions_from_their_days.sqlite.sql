-- A revision of a bill of materials is in force from its own day on, also where one that was saved after it begins
-- before it. Until now that one took its place for good: those begin on one day now, so that the later counts still.
DROP TRIGGER bill_changed;
UPDATE bill_of_materials SET valid_from = (
  SELECT min(later.valid_from) FROM bill_of_materials AS later
  WHERE later.product_id = bill_of_materials.product_id AND later.revision >= bill_of_materials.revision
) WHERE EXISTS (
  SELECT 1 FROM bill_of_materials AS later
  WHERE later.product_id = bill_of_materials.product_id AND later.revision > bill_of_materials.revision
    AND later.valid_from < bill_of_materials.valid_from
);
--{
CREATE TRIGGER bill_changed BEFORE UPDATE ON bill_of_materials BEGIN
  SELECT RAISE(ABORT, 'bill of materials: a change is a new revision');
END;
--}

-- Goods without lot or serial numbers have no pattern of numbers and no shelf life: nothing ever used what stood there.
UPDATE product SET number_pattern = NULL, shelf_life_days = NULL
WHERE tracking = 'NONE' AND (number_pattern IS NOT NULL OR shelf_life_days IS NOT NULL);

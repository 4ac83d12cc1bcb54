-- No more of a lot comes out by taking apart what was made here than went into production.
SELECT lot_id, quantity FROM ({consumed}) AS consumed WHERE quantity < 0

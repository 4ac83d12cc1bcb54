-- What comes in which carton on which pallet, on all lines of the document that a line is of. {table}: of the line;
-- {parent}: how it names its document; {column}: how the notice names the line. Parameter: line.
SELECT DISTINCT announced.carton, announced.pallet
FROM {table} AS mine
JOIN {table} AS line ON line.{parent} = mine.{parent}
JOIN expected_number AS announced ON announced.{column} = line.id
WHERE mine.id = ?

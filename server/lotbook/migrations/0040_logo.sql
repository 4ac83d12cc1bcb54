-- The logo on our papers: one, as PNG, beside the settings so that whoever reads these does not read it.
CREATE TABLE company_logo (
  id BIGINT PRIMARY KEY CHECK (id = 1),
  content BYTES NOT NULL CHECK (length(content) BETWEEN 1 AND 4000000)
) STRICT;
